import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { problem } from '#platform/problem.ts'
import { channelStorage, usageOf } from '../trash/storage.ts'
import * as queries from './queries.ts'

export const QuotaExceeded = problem('uploads.quota_exceeded', 409, 'The channel has no room for this file')

const MINUTE_MS = 60_000

/**
 * Refuses a file that does not fit into what the channel may hold. The lock is held until the caller's commit, with which
 * its session counts for the next one.
 * @throws {QuotaExceeded}
 */
export async function requireRoom(tx: Ctx, channelId: string, bytes: number): Promise<void> {
  const { minutes } = await accounts.quotaOf(tx, channelId)
  if (minutes !== null) {
    await queries.lockQuota(tx, channelId)
    if ((await queries.mediaMs(tx, channelId)) >= minutes * MINUTE_MS)
      throw new QuotaExceeded({
        detail: said('All {minutes} minutes of the channel are used. Delete videos, or ask the operator for more.', {
          minutes,
        }),
        limitMinutes: minutes,
      })
  }
  await requireBytes(tx, channelId, bytes)
}

/** The same for what adds no minutes: a cut, a picture. @throws {QuotaExceeded} */
export async function requireBytes(tx: Ctx, channelId: string, bytes: number): Promise<void> {
  const { storageBytes } = await accounts.quotaOf(tx, channelId)
  if (storageBytes === null) return
  await queries.lockQuota(tx, channelId)
  const usage = await usageOf(tx, channelId)
  const free = Math.max(0, storageBytes - usage.total)
  if (bytes <= free) return
  const sizes = { needed: inWords(bytes), free: inWords(free), limit: inWords(storageBytes) }
  throw new QuotaExceeded({
    detail:
      usage.trash.bytes > 0
        ? said('The file needs {needed}; {free} of {limit} are free. The trash holds {trash}.', {
            ...sizes,
            trash: inWords(usage.trash.bytes),
          })
        : said('The file needs {needed}; {free} of {limit} are free.', sizes),
    neededBytes: bytes,
    freeBytes: free,
    limitBytes: storageBytes,
    trashBytes: usage.trash.bytes,
  })
}

/** Of the quota, with what is reserved taken off; null without one. */
export async function freeBytes(ctx: Ctx, channelId: string): Promise<number | null> {
  const { storageBytes } = await accounts.quotaOf(ctx, channelId)
  return storageBytes === null ? null : Math.max(0, storageBytes - (await usageOf(ctx, channelId)).total)
}

/**
 * Why a file of this length is too much, as a sentence; null when it fits. Waits for who asks at the same time.
 * @param insteadOfMs length of the file whose place it takes
 */
export async function whyTooLong(
  tx: Ctx,
  channelId: string,
  durationMs: number,
  insteadOfMs = 0,
): Promise<string | null> {
  if (durationMs <= insteadOfMs) return null
  const left = await minutesLeft(tx, channelId)
  if (left === null || durationMs <= left.ms + insteadOfMs) return null
  return said(
    'It lasts {needed} min, and {left} of the channel’s {minutes} min are left. The file is kept: delete others or have the quota raised, then try again.',
    inMinutes(durationMs, { ...left, ms: left.ms + insteadOfMs }),
  )
}

/** Below zero where the limit was lowered since; null without one. Waits for who adds to the channel at the same time. */
export async function minutesLeft(tx: Ctx, channelId: string): Promise<{ ms: number; minutes: number } | null> {
  const { minutes } = await accounts.quotaOf(tx, channelId)
  if (minutes === null) return null
  await queries.lockQuota(tx, channelId)
  return { ms: minutes * MINUTE_MS - (await queries.mediaMs(tx, channelId)), minutes }
}

const inMinutes = (durationMs: number, { ms, minutes }: { ms: number; minutes: number }) => ({
  needed: Math.ceil(durationMs / MINUTE_MS),
  left: Math.max(0, Math.floor(ms / MINUTE_MS)),
  minutes,
})

/**
 * For what comes back: out of the trash, or an earlier version. Its bytes counted all along.
 * @param insteadOfMs length of what it takes the place of
 * @throws {QuotaExceeded}
 */
export async function requireMinutes(tx: Ctx, channelId: string, durationMs: number, insteadOfMs = 0): Promise<void> {
  if (durationMs <= insteadOfMs) return
  const left = await minutesLeft(tx, channelId)
  if (left === null || durationMs <= left.ms + insteadOfMs) return
  throw new QuotaExceeded({
    detail: said(
      'It lasts {needed} min, and {left} of the channel’s {minutes} min are left. Delete other videos, or ask the operator for more.',
      inMinutes(durationMs, { ...left, ms: left.ms + insteadOfMs }),
    ),
    limitMinutes: left.minutes,
  })
}

/** A cut that was stopped before it was there is begun again: only then its bytes count again. @throws {QuotaExceeded} */
export async function requireReserved(tx: Ctx, channelId: string, assetId: string): Promise<void> {
  const asset = (await media.describe(tx, [assetId])).get(assetId)
  if (asset?.source_bytes === 0 && asset.step === null) await requireBytes(tx, channelId, asset.reserved_bytes)
}

/** What the channel holds and may hold. @throws {ChannelNotFound | NotAllowed} */
export async function storageReport(ctx: Ctx, channelId: string | undefined) {
  const { ctx: own, channelId: id, usage } = await channelStorage(ctx, channelId)
  const [quota, usedMs] = await Promise.all([accounts.quotaOf(asSystem(own), id), queries.mediaMs(own, id)])
  return {
    channelId: id,
    originalsBytes: usage.originals,
    renditionsBytes: usage.renditions,
    trash: usage.trash,
    uploadingBytes: usage.uploading,
    usedBytes: usage.total,
    quotaBytes: quota.storageBytes,
    usedMinutes: Math.ceil(usedMs / MINUTE_MS),
    quotaMinutes: quota.minutes,
    trashDays: ctx.config.trashDays,
  }
}

/** 1,000s, as disks are sold: `4.2 GB`. */
export function inWords(bytes: number): string {
  const step = Math.min(IN_UNITS.length - 1, Math.floor(Math.log10(Math.max(1, bytes)) / 3))
  const value = bytes / 1000 ** step
  const size = value >= 100 || step === 0 ? Math.round(value) : Number(value.toFixed(1))
  return IN_UNITS[step]?.(size) ?? ''
}

// French has its own.
const IN_UNITS = [
  (size: number) => said('{size, plural, one {# byte} other {# bytes}}', { size }),
  (size: number) => said('{size, number} kB', { size }),
  (size: number) => said('{size, number} MB', { size }),
  (size: number) => said('{size, number} GB', { size }),
  (size: number) => said('{size, number} TB', { size }),
  (size: number) => said('{size, number} PB', { size }),
]
