import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { writeDetails } from '../details/change-details.ts'
import { tellChange } from '../editable.ts'
import { VideoNotFound } from '../errors.ts'
import { reachOf } from '../policy.ts'
import * as queries from '../queries.ts'
import { forgetPublic } from '../read-videos.ts'
import type { TakeDownCategory } from '../schema.ts'
import type { TakenDown } from '../tables.ts'

/** What the operator decides about a video of others; part of the caller's transaction, which is the program's. */
export type Moderated = { id: string; channelId: string; title: string }
type Reason = { category: TakeDownCategory; message: string }

/**
 * Private from this commit on, addresses of its media included, until it is put back; the channel keeps it and sees why. Again
 * changes nothing. @throws {VideoNotFound}
 */
export async function takeDown(ctx: Ctx, tx: Ctx, id: string, { category, message }: Reason): Promise<Moderated> {
  const row = await locked(tx, id)
  if (row.taken_down) return inShort(row)
  const { visibility, publish_at } = row
  if (visibility !== 'private') await writeDetails(tx, row, { visibility: 'private', publish_at: null })
  const taken: TakenDown = {
    at: tx.clock().toISOString(),
    category,
    message,
    visibility,
    publishAt: publish_at?.toISOString() ?? null,
  }
  await queries.updateVideo(tx, id, { taken_down: JSON.stringify(taken) })
  await record(ctx, tx, row, { action: 'video.taken-down', after: { category, message } })
  return inShort(row)
}

/** As it was before. A time to publish that has passed meanwhile has come. @throws {VideoNotFound} */
export async function putBack(ctx: Ctx, tx: Ctx, id: string): Promise<Moderated> {
  const row = await locked(tx, id)
  if (!row.taken_down) return inShort(row)
  const { visibility, publishAt } = row.taken_down
  await queries.updateVideo(tx, id, { taken_down: null })
  if (visibility !== 'private' && !row.deleted_at)
    await writeDetails(
      tx,
      { ...row, taken_down: null },
      visibility === 'scheduled' && publishAt ? { visibility, publish_at: new Date(publishAt) } : { visibility },
    )
  else if (visibility !== 'private') await queries.updateVideo(tx, id, whenRestored(visibility, publishAt))
  await record(ctx, tx, row, { action: 'video.put-back' })
  return inShort(row)
}

/** In the trash no address of it is opened: they are when it is restored. */
const whenRestored = (visibility: TakenDown['visibility'], publishAt: string | null) => ({
  visibility,
  publish_at: publishAt === null ? null : new Date(publishAt),
})

/** For adults, whatever its creator says; or as its creator says again. @throws {VideoNotFound} */
export async function forceAge(ctx: Ctx, tx: Ctx, id: string, { forced }: { forced: boolean }): Promise<Moderated> {
  const row = await locked(tx, id)
  if (row.age_forced === forced) return inShort(row)
  await queries.updateVideo(tx, id, { age_forced: forced })
  await record(ctx, tx, row, { action: forced ? 'video.age-restricted' : 'video.age-unrestricted' })
  return inShort(row)
}

/** After the commit, in this process at once. */
export const forgetModerated = forgetPublic

export type UnderModeration = Moderated & {
  visibility: 'private' | 'unlisted' | 'public'
  takenDown: boolean
  ageRestricted: boolean
  deleted: boolean
  durationMs: number | null
}

/** As the operator sees what was reported, in bulk; what is gone is left out. */
export async function underModeration(ctx: Ctx, ids: readonly string[]): Promise<Map<string, UnderModeration>> {
  if (ids.length === 0) return new Map()
  const rows = await queries.videosByIds(asSystem(ctx), [...new Set(ids)])
  return new Map(
    rows.map((row) => [
      row.id,
      {
        ...inShort(row),
        visibility: reachOf(row.visibility),
        takenDown: row.taken_down !== null,
        ageRestricted: row.age_restricted || row.age_forced,
        deleted: row.deleted_at !== null,
        durationMs: row.duration_ms,
      },
    ]),
  )
}

async function locked(tx: Ctx, id: string) {
  const row = await queries.lockVideo(tx, id)
  if (!row || row.purged_at) throw new VideoNotFound()
  return row
}

const inShort = (row: { id: string; channel_id: string; title: string }): Moderated => ({
  id: row.id,
  channelId: row.channel_id,
  title: row.title,
})

type Entry = { action: string; after?: Record<string, unknown> }

async function record(ctx: Ctx, tx: Ctx, row: { id: string; channel_id: string; title: string }, entry: Entry) {
  await accounts.audit(tx, {
    channelId: row.channel_id,
    subject: { kind: 'video', id: row.id, label: row.title },
    by: accounts.askedBy(ctx),
    ...entry,
  })
  await tellChange(tx, row)
}
