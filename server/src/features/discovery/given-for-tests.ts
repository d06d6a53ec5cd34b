import type { Studio } from '../../../test/studio.ts'
import { keepUp } from './service.ts'

type Given = {
  title: string
  description?: string
  tags?: string[]
  category?: string | null
  language?: string | null
  kind?: string
  visibility?: string
  durationMs?: number
  publishedAt?: string | Date
  views?: number
}

/** Videos as processing leaves them, without files. @returns their ids */
export async function givenVideos(studio: Studio, channelId: string, videos: readonly Given[]): Promise<string[]> {
  const { pool } = studio.ctx.database
  const ids: string[] = []
  for (const video of videos) {
    const { rows } = await pool.query(
      `insert into content.videos (id, channel_id, title, description, tags, category, language, kind, status, visibility, duration_ms, created_at, published_at)
       values (gen_random_uuid(), $1, $2, $3, $4, $5, $6, $7, 'ready', $8, $9, $10, $10) returning id`,
      [
        channelId,
        video.title,
        video.description ?? '',
        video.tags ?? [],
        video.category ?? null,
        video.language ?? null,
        video.kind ?? 'video',
        video.visibility ?? 'public',
        video.durationMs ?? 600_000,
        video.publishedAt ?? new Date(),
      ],
    )
    ids.push(String(rows[0].id))
    if (video.views)
      await pool.query('insert into content.video_stats (video_id, views) values ($1, $2)', [ids.at(-1), video.views])
  }
  await keepUp(studio.ctx)
  return ids
}

export async function givenChannel(studio: Studio, name: string, handle: string): Promise<string> {
  const { rows } = await studio.ctx.database.pool.query(
    'insert into accounts.channels (id, handle, name) values (gen_random_uuid(), $1, $2) returning id',
    [handle, name],
  )
  return String(rows[0].id)
}
