import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { problem } from '#platform/problem.ts'
import * as queries from './queries.ts'
import { isWorthKeeping } from './sitting.ts'

export const EarlierNotFound = problem('content.earlier_not_found', 404, 'This earlier version is not kept')

type Standing = Pick<queries.EarlierRow, 'of' | 'body' | 'size' | 'revision' | 'updated_by' | 'updated_at'>

/**
 * Keeps what stands there before it is written over; part of the caller's transaction, which has locked the video.
 * @param newSitting always, even one's own of a moment ago
 */
export async function keepEarlier(
  tx: Ctx,
  video: { id: string; channel_id: string; created_at: Date },
  { standing, newSitting = false }: { standing: Standing; newSitting?: boolean | undefined },
): Promise<void> {
  const lastKeptAt = async () => (await queries.listOf(tx, video.id, standing.of))[0]?.kept_at ?? video.created_at
  const isEmpty = standing.size === 0 && standing.body === ''
  if (!newSitting && (isEmpty || !(await isWorthKeeping(tx, standing, lastKeptAt)))) return
  await queries.keep(tx, { video_id: video.id, channel_id: video.channel_id, ...standing })
}

type Facts = Pick<queries.EarlierRow, 'revision' | 'size' | 'updated_by' | 'updated_at'>

async function present<Row extends Facts>(ctx: Ctx, rows: readonly Row[]) {
  const names = await accounts.peopleNames(
    ctx,
    rows.flatMap(({ updated_by }) => updated_by ?? []),
  )
  return rows.map(({ revision, size, updated_by: by, updated_at }) => ({
    revision,
    size,
    updatedAt: updated_at.toISOString(),
    by: by ? { id: by, name: names.get(by) ?? null } : null,
  }))
}

/** Latest first. The caller has looked whose the video is. */
export const listEarlier = async (ctx: Ctx, videoId: string, of: queries.Kind) =>
  present(ctx, await queries.listOf(ctx, videoId, of))

/** @throws {EarlierNotFound} */
export async function readEarlier(ctx: Ctx, videoId: string, at: { of: queries.Kind; revision: number }) {
  const row = await queries.oneOf(ctx, videoId, at)
  if (!row) throw new EarlierNotFound()
  const [version] = await present(ctx, [row])
  return { ...version!, body: row.body } // one row, one version
}
