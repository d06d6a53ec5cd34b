import { spawn } from 'node:child_process'
import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import pg from 'pg'
import { clusterUrl } from '../server/src/platform/postgres/cluster.ts'
import { runtimePath } from '../server/src/supervisor/folders.ts'

export type Program = Awaited<ReturnType<typeof startProgram>>

/** The whole program as `npm start` runs it, on an empty data folder, with limits wide enough for one address to test it. */
export async function startProgram() {
  const data = realpathSync(mkdtempSync(join(tmpdir(), 'studio-bench-')))
  const port = await freePort()
  const child = spawn(process.execPath, [join(import.meta.dirname, '../server/src/main.ts')], {
    env: {
      ...process.env,
      STUDIO_DATA: data,
      PORT: String(port),
      EVENTS_PER_MINUTE: '100000000',
      REQUESTS_PER_MINUTE: '100000000',
      LOG_LEVEL: 'warn',
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  const base = `http://127.0.0.1:${port}`
  for (const giveUp = Date.now() + 60_000; ; await delay(100)) {
    if (child.exitCode !== null || Date.now() > giveUp) throw new Error(`the program did not start:\n${said}`)
    if (
      await fetch(`${base}/readyz`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break
  }
  const database = new pg.Client({
    connectionString: clusterUrl({
      home: '',
      dataDir: '',
      socketDir: join(runtimePath(data), 'postgres'),
      user: undefined,
    }),
  })
  await database.connect()
  return {
    base,
    port,
    pid: child.pid ?? 0,
    data,
    database,
    async stop() {
      await database.end()
      child.kill('SIGINT')
      await new Promise((resolve) => child.once('exit', resolve))
      rmSync(data, { recursive: true, force: true })
      rmSync(runtimePath(data), { recursive: true, force: true })
    },
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
      .once('error', reject)
      .listen(0, '127.0.0.1', () => {
        const address = server.address()
        server.close(() =>
          typeof address === 'object' && address ? resolve(address.port) : reject(new Error('no port')),
        )
      })
  })
}

/** @returns the cookie of a new person who has a channel */
export async function signUp(base: string): Promise<{ cookie: string; channelId: string }> {
  const answer = await fetch(`${base}/api/auth/sign-up/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ name: 'Bench', email: `bench-${Date.now()}@example.org`, password: 'correct horse' }),
  })
  const cookie = answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  await fetch(`${base}/api/creator/videos`, { headers: { cookie } }) // makes the channel
  // biome-ignore lint/suspicious/noExplicitAny: a load generator reads what it needs
  const me: any = await (await fetch(`${base}/api/me`, { headers: { cookie } })).json()
  return { cookie, channelId: me.channels[0].id }
}

/** Public videos as processing leaves them, without the files. @returns their ids */
export async function insertVideos({ database }: Program, channelId: string, count: number): Promise<string[]> {
  await database.query(
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
  await database.query(
    'insert into content.video_stats (video_id, views, watch_ms) select id, 100, 1e6 from content.videos on conflict do nothing',
  )
  await database.query('vacuum analyze')
  const found = await database.query('select id from content.videos where channel_id = $1', [channelId])
  return found.rows.map((row) => String(row.id))
}
