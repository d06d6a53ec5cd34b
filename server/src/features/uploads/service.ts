import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { madeBefore } from '#platform/idempotency.ts'
import { uuidv7 } from '#platform/ids.ts'
import { NoSuchUpload, StoreUnavailable } from '#platform/storage/errors.ts'
import { type Part, sizeOfPart } from '#platform/storage/store.ts'
import {
  PartOutOfRange,
  PartsDiffer,
  PartsMissing,
  TooLarge,
  TooManyUploads,
  UploadCancelled,
  UploadCompleted,
  UploadNotFound,
} from './errors.ts'
import { largestUpload, partCountFor, partSizeFor } from './part-size.ts'
import * as queries from './queries.ts'
import type { SessionRow } from './tables.ts'

export { CompleteUpload, NewUpload, StartedUpload, UploadId } from './schema.ts'
export type { SessionRow } from './tables.ts'

/** Of one person. Each holds a file on the disk, if only a sparse one. */
const MOST_UNFINISHED = 100
/** Nobody asked for an address or for anything else of it; its parts are then given up. */
const IDLE_DAYS = 30

/** Between the store's beginning of an upload and our writing it down lie milliseconds; a day is certainly not under way. */
const ORPHAN_AFTER_MS = 86_400_000

/** How long a part's address may be used. */
const PART_ADDRESS_S = 6 * 3600

const sourceKey = (id: string) => `sources/${id}/original`
const SOURCE_KEY = /^sources\/([0-9a-f-]{36})\/original$/

export type NewSession = {
  channelId: string
  /** What the file is for; this slice does not look into it. */
  subjectId: string
  filename: string
  size: number
  type: string
  fingerprint: string | null
  idempotencyKey: string | null
}

/**
 * The session that an earlier request with this key began. Another one at the same time waits for the end of the transaction.
 * @param request.replaces the subject it has to be for, when there is one @throws {KeyReused}
 */
export async function sessionForKey(
  tx: Ctx,
  key: string | null,
  { replaces, ...request }: Omit<NewSession, 'subjectId' | 'idempotencyKey'> & { replaces: string | null },
): Promise<SessionRow | null> {
  const { userId } = accounts.signedIn(tx.actor)
  return madeBefore(tx, {
    what: 'upload',
    userId,
    key,
    find: (given) => queries.sessionByKey(tx, userId, given),
    same: (known) =>
      known.channel_id === request.channelId &&
      known.filename === request.filename &&
      known.size_bytes === request.size &&
      known.content_type === request.type &&
      known.fingerprint === request.fingerprint &&
      (replaces === null || known.subject_id === replaces),
  })
}

/** @throws {TooLarge} */
export async function startSession(ctx: Ctx, input: NewSession): Promise<SessionRow> {
  const person = accounts.signedIn(ctx.actor)
  if ((await queries.countUnfinished(ctx, person.userId)) >= MOST_UNFINISHED)
    throw new TooManyUploads({ limit: MOST_UNFINISHED })
  if (input.size > largestUpload()) throw new TooLarge({ largestBytes: largestUpload() })
  const id = uuidv7()
  const key = sourceKey(id) // no part of the name that the person gave: it is shown, never used as a path
  const partSize = partSizeFor(input.size)
  const { uploadId } = await ctx.store.multipart.create(key, {
    contentType: 'application/octet-stream',
    size: input.size,
    partSize,
  })
  return queries.insertSession(ctx, {
    id,
    channel_id: input.channelId,
    user_id: person.userId,
    subject_id: input.subjectId,
    filename: input.filename,
    content_type: input.type,
    fingerprint: input.fingerprint,
    size_bytes: input.size,
    part_size_bytes: partSize,
    part_count: partCountFor(input.size),
    store_key: key,
    store_upload_id: uploadId,
    idempotency_key: input.idempotencyKey,
    completed_at: null,
  })
}

/** @throws {UploadNotFound} for one of somebody else too */
export async function session(ctx: Ctx, id: string): Promise<SessionRow> {
  const found = await queries.sessionById(ctx, id)
  if (!found || !accounts.isTeam(ctx.actor, found.channel_id)) throw new UploadNotFound()
  return found
}

/** The same for those who may add to the channel. @throws {UploadNotFound | NotAllowed} */
async function editable(ctx: Ctx, id: string): Promise<SessionRow> {
  const found = await session(ctx, id)
  accounts.requireMay(ctx.actor, found.channel_id, 'videos.edit')
  return found
}

/** Which of them were cancelled: there is no file of theirs. */
export async function cancelledAmong(ctx: Ctx, ids: readonly string[]): Promise<Set<string>> {
  const rows = ids.length > 0 ? await queries.sessionsByIds(ctx, ids) : []
  return new Set(rows.filter((row) => row.state === 'cancelled').map((row) => row.id))
}

/** Declared sizes of what a channel is uploading: reserved until each ends. */
export const { declaredBytes, declaredBytesOf } = queries

/** Ends what is still uploaded for something that goes for good. */
export async function cancelAllOf(ctx: Ctx, subjectId: string): Promise<void> {
  for (const { id, state } of await queries.sessionsOf(ctx, subjectId))
    if (state === 'active') await cancel(ctx, id, async () => {})
}

/**
 * Ends all that is being uploaded to a channel, part of the caller's transaction. Their bytes are thrown away after it, by
 * `dropBytes`; killed before, the hourly sweep finds that nobody knows them.
 */
export async function endAllOfChannel(tx: Ctx, channelId: string): Promise<SessionRow[]> {
  const open = await queries.activeOfChannel(tx, channelId)
  for (const { id } of open) await queries.setState(tx, id, 'cancelled')
  return open
}

export async function dropBytes(ctx: Ctx, row: Pick<SessionRow, 'store_key' | 'store_upload_id'>): Promise<void> {
  await ctx.store.multipart.abort(row.store_key, row.store_upload_id)
  await ctx.store.delete([row.store_key]) // a completion that lost the race has put it together already
}

/** Before its channel's row goes. */
export const forgetChannel = queries.deleteSessionsOfChannel

/** Part of the transaction in which what they were for goes. */
export const forgetAllOf = queries.deleteSessionsOf

/** What somebody has not finished, wherever. */
export const unfinishedOf = queries.unfinishedOf

export const unfinished = (ctx: Ctx) => queries.unfinishedOf(ctx, accounts.signedIn(ctx.actor).userId)

/** What the store has acknowledged, by number; nothing more once the upload has ended. */
export async function partsOf(ctx: Ctx, row: SessionRow): Promise<Part[]> {
  if (row.state !== 'active') return []
  try {
    return await ctx.store.multipart.listParts(row.store_key, row.store_upload_id)
  } catch (error) {
    if (!(error instanceof NoSuchUpload)) throw error
    // Put together already, and the program was killed before it could write that down: every part is here.
    const stored = await ctx.store.head(row.store_key)
    return stored?.size === row.size_bytes ? allParts(row, stored.etag) : []
  }
}

function allParts(row: SessionRow, etag: string): Part[] {
  const upload = { size: row.size_bytes, partSize: row.part_size_bytes }
  return Array.from({ length: row.part_count }, (_, index) => ({
    partNumber: index + 1,
    size: sizeOfPart(upload, index + 1) ?? 0,
    etag,
  }))
}

/** Bytes received so far, in bulk. */
export async function receivedBytes(
  ctx: Ctx,
  ids: readonly string[],
): Promise<Map<string, { receivedBytes: number; size: number; activeAt: Date }>> {
  const rows = ids.length > 0 ? await queries.sessionsByIds(ctx, ids) : []
  const counted = await Promise.all(
    rows.map(async (row) => {
      // While the store is away lists are shown all the same, as if nothing had come yet.
      const parts = await partsOf(ctx, row).catch((error: unknown) => {
        if (error instanceof StoreUnavailable) return []
        throw error
      })
      const receivedBytes = parts.reduce((sum, part) => sum + part.size, 0)
      return [row.id, { receivedBytes, size: row.size_bytes, activeAt: row.updated_at }] as const
    }),
  )
  return new Map(counted)
}

/** @throws {UploadNotFound | UploadCompleted | UploadCancelled | PartOutOfRange} */
export async function partUrls(ctx: Ctx, id: string, partNumbers: readonly number[]) {
  const row = await editable(ctx, id)
  assertActive(row)
  const upload = { size: row.size_bytes, partSize: row.part_size_bytes }
  const urls = await Promise.all(
    partNumbers.map(async (partNumber) => {
      const size = sizeOfPart(upload, partNumber)
      if (size === null) throw new PartOutOfRange({ partNumber, partCount: row.part_count })
      return {
        partNumber,
        url: await ctx.store.multipart.presignPart(row.store_key, row.store_upload_id, partNumber, {
          size,
          expiresS: PART_ADDRESS_S,
        }),
      }
    }),
  )
  await queries.touch(ctx, id)
  return { urls, expiresAt: new Date(ctx.clock().getTime() + PART_ADDRESS_S * 1000) }
}

function assertActive(row: SessionRow) {
  if (row.state === 'completed') throw new UploadCompleted()
  if (row.state === 'cancelled') throw new UploadCancelled()
}

/**
 * Puts the parts together. The server's own list decides, not the client's; the client's must only agree with it.
 * @param then what else belongs to the completion; runs in its transaction, once
 * @throws {PartsMissing | PartsDiffer | UploadCancelled}
 */
export async function complete(
  ctx: Ctx,
  id: string,
  given: readonly { partNumber: number; etag: string }[],
  then: (tx: Ctx, row: SessionRow) => Promise<void>,
): Promise<SessionRow> {
  const row = await editable(ctx, id)
  if (row.state === 'completed') return row
  assertActive(row)
  // Killed between the store's completion and our commit, the object is there and only the commit is missing.
  const stored = await ctx.store.head(row.store_key)
  if (stored?.size !== row.size_bytes) {
    const parts = await partsOf(ctx, row)
    assertSameParts(row, parts, given)
    await ctx.store.multipart.complete(row.store_key, row.store_upload_id, parts)
  }
  return inTransaction(ctx, async (tx) => {
    const locked = await queries.lockSession(tx, id)
    if (!locked) throw new UploadNotFound()
    if (locked.state === 'completed') return locked
    assertActive(locked)
    await queries.setState(tx, id, 'completed')
    await then(tx, locked)
    return locked
  })
}

function assertSameParts(row: SessionRow, parts: Part[], given: readonly { partNumber: number; etag: string }[]) {
  const have = new Map(parts.map((part) => [part.partNumber, part.etag]))
  const missing = Array.from({ length: row.part_count }, (_, index) => index + 1).filter((number) => !have.has(number))
  if (missing.length > 0) throw new PartsMissing({ missing: missing.slice(0, 100), missingCount: missing.length })
  const named = new Map(given.map((part) => [part.partNumber, part.etag]))
  const differ = [...have]
    .filter(([number, etag]) => plain(named.get(number)) !== plain(etag))
    .map(([number]) => number)
  if (differ.length > 0 || named.size !== have.size) throw new PartsDiffer({ parts: differ.slice(0, 100) })
}

/** The header has quotes around an ETag, many clients take them off. */
const plain = (etag: string | undefined) => etag?.replace(/^"|"$/g, '')

/** Throws the bytes away; a second call changes nothing. @throws {UploadCompleted} */
export async function cancel(ctx: Ctx, id: string, then: (tx: Ctx, row: SessionRow) => Promise<void>): Promise<void> {
  const row = await inTransaction(ctx, async (tx) => {
    const locked = await queries.lockSession(tx, id)
    if (!locked || !accounts.isTeam(ctx.actor, locked.channel_id)) throw new UploadNotFound()
    accounts.requireMay(ctx.actor, locked.channel_id, 'videos.edit')
    if (locked.state === 'completed') throw new UploadCompleted()
    if (locked.state === 'active') {
      await queries.setState(tx, id, 'cancelled')
      await then(tx, locked)
    }
    return locked
  })
  await dropBytes(ctx, row)
}

/** Uploads that nobody has gone on with for 30 days, longest idle first. */
export async function idleUploads(ctx: Ctx): Promise<string[]> {
  const rows = await queries.idleSince(ctx, new Date(ctx.clock().getTime() - IDLE_DAYS * 86_400_000))
  return rows.map((row) => row.id)
}

/**
 * Ends what the store holds of uploads that no session knows, such as those whose program was killed before it wrote the
 * session down. @returns how many
 */
export const sweepOrphans = (ctx: Ctx): Promise<number> =>
  ctx.store.multipart.sweep(new Date(ctx.clock().getTime() - ORPHAN_AFTER_MS), async (keys) => {
    const ids = keys.flatMap((key) => SOURCE_KEY.exec(key)?.[1] ?? [])
    const known = ids.length > 0 ? await queries.sessionsByIds(ctx, ids) : []
    return new Set(known.filter((row) => row.state === 'active').map((row) => row.store_key))
  })
