import { CHROME, openClient, signedUp } from '../e2e/client.ts'
import type { Program } from '../e2e/program.ts'

/** A new person with a channel. */
export async function signUp(origin: string): Promise<{ cookie: string; channelId: string }> {
  const cookie = await signedUp(origin, { name: 'Bench', email: 'bench@example.org', password: 'correct horse' })
  const client = openClient(origin, { cookie, userAgent: CHROME(0) })
  await client.until('GET', '/api/creator/videos') // makes the channel
  const { json } = await client.until('GET', '/api/me')
  const { channels } = json as { channels: { id: string }[] } // of a 200
  return { cookie, channelId: channels[0]?.id ?? '' }
}

/** Public videos as processing leaves them, without the files. @returns their ids */
export async function insertVideos(program: Program, channelId: string, count: number): Promise<string[]> {
  await program.query(
    `with made as (
       insert into media.assets (id, channel_id, media_key, visibility, state, source_key, source_name, source_bytes, duration_ms, width, height,
         poster, small_poster, placeholder, playable_at, done_at)
       select gen_random_uuid(), $1, 'bench' || n, 'public', 'ready', 'sources/' || n || '/original', 'bench ' || n || '.mp4', 1e8, 600000, 1920, 1080,
         true, 'webp', 'data:image/webp;base64,' || repeat('A', 180), now(), now()
       from generate_series(1, $2::int) n returning id, source_name),
     renditions as (
       insert into media.renditions (asset_id, name, state, kind, width, height, fps, codecs, bandwidth_bps, size_bytes, percent)
       select id, 'original', 'ready', 'remux', 1920, 1080, 30, 'avc1.64002a,mp4a.40.2', 8e6, 1e8, 100 from made)
     insert into content.videos (id, channel_id, asset_id, title, description, status, visibility, duration_ms, created_at, published_at)
     select gen_random_uuid(), $1, id, source_name, repeat('About this video. ', 15), 'ready', 'public', 600000,
       now() - random() * interval '90 days', now() - random() * interval '90 days' from made`,
    [channelId, count],
  )
  await program.query(
    'insert into content.video_stats (video_id, views, watch_ms) select id, 100, 1e6 from content.videos on conflict do nothing',
  )
  await program.query('vacuum analyze')
  const rows = await program.query<{ id: string }>('select id from content.videos where channel_id = $1', [channelId])
  return rows.map(({ id }) => id)
}
