import { sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import type { Problem } from '#platform/problem.ts'
import { VideoGone, VideoNotFound, VideoNotYet } from './errors.ts'
import { reachOf } from './policy.ts'
import type { TakenDown } from './tables.ts'

type Row = {
  title: string
  taken_down: TakenDown | null
  visibility: string
  announced: boolean
  publish_at: Date | null
}

/**
 * What whoever may not watch a video is told: why, where that tells nothing they could not know. What is private, deleted or
 * never was all reads the same.
 */
export async function whyUnavailable(ctx: Ctx, id: string): Promise<Problem> {
  const row = isUuid(id) ? await hidden(asSystem(ctx), id) : undefined
  if (row?.taken_down && reachOf(row.taken_down.visibility) !== 'private')
    return new VideoGone({ category: row.taken_down.category })
  if (row?.visibility === 'scheduled' && row.announced && row.publish_at)
    return new VideoNotYet({ title: row.title, publishAt: row.publish_at.toISOString() })
  return new VideoNotFound()
}

const hidden = async (ctx: Ctx, id: string): Promise<Row | undefined> => {
  const { rows } = await sql<Row>`
    select title, taken_down, visibility, announced, publish_at from content.videos
    where id = ${id} and deleted_at is null`.execute(ctx.db)
  return rows[0]
}
