import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { startTestEngine } from '../../server/src/platform/clickhouse/engine-for-tests.ts'
import type { ObjectStore } from '../../server/src/platform/storage/store.ts'
import { checkMedia } from '../../server/test/check-media.ts'
import { eventually } from '../../server/test/eventually.ts'
import { CHROME, openClient } from '../client.ts'
import type { Program } from '../program.ts'
import { type Flows, statusOf } from './flows.ts'
import type { Ledger } from './ledger.ts'

type Sums = { views: number; watchMs: number }
type Counted = { sums: Map<string, Sums>; maybe: number; broken: string[] }

/**
 * What must be counted when `seen` are the events that arrived. Everything acknowledged must be among them; what was
 * sent and never answered may be, but then its whole batch.
 */
function shouldBe(ledger: Ledger, seen: ReadonlySet<string>): Counted {
  const counted: Counted = { sums: new Map(), maybe: 0, broken: [] }
  let lost = 0
  for (const playback of ledger.playbacks) {
    const there = playback.eventIds.filter((id) => seen.has(id))
    lost += [...playback.acknowledged].filter((id) => !seen.has(id)).length
    if (there.length === 0) continue
    if (there.length < playback.eventIds.length) {
      counted.broken.push(`${there.length} of the ${playback.eventIds.length} events of one playback are there`)
      continue
    }
    if (playback.acknowledged.size === 0) counted.maybe++
    const sums = counted.sums.get(playback.videoId) ?? { ...NOTHING }
    sums.views++
    sums.watchMs += playback.watchMs
    counted.sums.set(playback.videoId, sums)
  }
  if (lost > 0) counted.broken.push(`${lost} acknowledged events are lost`)
  return counted
}

const NOTHING: Sums = { views: 0, watchMs: 0 }

/**
 * While it runs and the viewers pause: compares the counters, what everybody sees, and the creators' dashboards with what
 * was sent, until nothing is on its way (a request that nobody waits for any more may still arrive).
 * @returns playbacks that nobody answered for and that arrived all the same
 */
export async function checkCounters(program: Program, flows: Flows): Promise<number> {
  let found: Counted = { sums: new Map(), maybe: 0, broken: ['was never looked at'] }
  await eventually(async () => {
    found = await compareOnce(program, flows)
    return found.broken.length === 0
  }).catch(() => flows.ledger.broken.push(...found.broken))
  return found.maybe
}

async function compareOnce(program: Program, flows: Flows): Promise<Counted> {
  // One statement, so one instant: counters and the ids behind them change together.
  const [state] = await program.query<{
    seen: string[] | null
    stats: Record<string, Sums> | null
    waiting: number
    refused: number
  }>(
    `select (select array_agg(id::text) from analytics.seen) as seen,
       (select json_object_agg(video_id, json_build_object('views', views, 'watchMs', watch_ms)) from content.video_stats) as stats,
       (select count(*) from analytics.inbox)::int + (select count(*) from analytics.batches where shipped_at is null)::int as waiting,
       (select count(*) from analytics.refused)::int as refused`,
  )
  const counted = shouldBe(flows.ledger, new Set(state?.seen))
  const { broken } = counted
  if (state?.waiting) broken.push(`${state.waiting} rows are still on their way`)
  if (state?.refused) broken.push(`${state.refused} events were put aside`)
  for (const [n, videoId] of flows.videoIds.entries()) {
    const expected = counted.sums.get(videoId) ?? NOTHING
    compare(broken, 'counters', state?.stats?.[videoId] ?? NOTHING, expected)
    const page = await openClient(program.origin, { userAgent: CHROME(0) }).until('GET', `/api/vods/${videoId}`)
    const { viewCount, watchTimeMs } = page.json as { viewCount: number; watchTimeMs: number } // of a public video
    compare(broken, 'page', { views: viewCount, watchMs: watchTimeMs }, expected)
    const person = flows.people[n]! // each video is of the person of the same number
    const dashboard = await person.client.until('GET', '/api/creator/dashboard?days=7')
    const { figures } = dashboard.json as { figures: Record<'views' | 'watchTimeMs', { value: number }> | null } // of a 200
    compare(
      broken,
      'dashboard',
      figures && { views: figures.views.value, watchMs: figures.watchTimeMs.value },
      expected,
    )
  }
  return counted
}

function compare(broken: string[], what: string, found: Sums | null, expected: Sums) {
  if (found?.views !== expected.views || found.watchMs !== expected.watchMs)
    broken.push(`${what}: ${JSON.stringify(found)} instead of ${JSON.stringify(expected)}`)
}

/**
 * Uploads: each becomes ready, with the bytes that were sent, all of its renditions, and nothing left over; its creator
 * was told once. Accounts: everybody still gets in.
 */
export async function checkUploads(program: Program, flows: Flows, store: ObjectStore): Promise<void> {
  const { ledger } = flows
  for (const upload of ledger.uploads) {
    const owner = openClient(program.origin, { cookie: upload.cookie, userAgent: CHROME(0) })
    let found: unknown
    await eventually(async () => {
      const { json } = await owner.until('GET', `/api/creator/videos/${upload.videoId}`)
      found = json
      return statusOf({ json }) === 'ready'
    }).catch(() => {
      ledger.broken.push(`the video of upload ${upload.id} is not ready: ${JSON.stringify(found)}`)
    })
    const stored = await sha256Of(store, `sources/${upload.id}/original`)
    if (stored !== upload.sha256)
      ledger.broken.push(`upload ${upload.id} (${upload.size} bytes) was stored with other bytes`)
    await checkRenditions(program, store, upload.videoId).catch((error: unknown) =>
      ledger.broken.push(`the renditions of upload ${upload.id}: ${error instanceof Error ? error.message : error}`),
    )
  }
  const wrong = async () => {
    const told = await program.query<{ video: string; n: number }>(
      `select payload->>'videoId' as video, count(*)::int as n from notifications.notices where kind = 'video.ready' group by 1`,
    )
    const notices = new Map(told.map(({ video, n }) => [video, n]))
    return ledger.uploads.filter(({ videoId }) => notices.get(videoId) !== 1).map(({ videoId }) => videoId)
  }
  // The last ones are told just after they are ready.
  await eventually(async () => (await wrong()).length === 0).catch(async () => {
    ledger.broken.push(
      ...(await wrong()).map((videoId) => `of video ${videoId} its creator was not told once that it is ready`),
    )
  })
  for (const { email, password } of ledger.people) {
    const answer = await openClient(program.origin, { userAgent: CHROME(0) }).until('POST', '/api/auth/sign-in/email', {
      body: { email, password },
    })
    if (answer.status !== 200)
      ledger.broken.push(`${email} cannot sign in: ${answer.status} ${JSON.stringify(answer.json)}`)
  }
}

/** After the stop: the rows in ClickHouse's own files, each event once and with the right sums. @returns their number */
export async function checkRows(program: Program, ledger: Ledger): Promise<number> {
  const after: (() => unknown)[] = []
  const engine = await startTestEngine(
    { after: (end: () => unknown) => after.push(end) },
    { dataDir: join(program.data, 'clickhouse') },
  )
  try {
    const rows = await engine.clickhouse.query<{ id: string; n: number }>(
      'SELECT toString(id) AS id, count() AS n FROM events GROUP BY id',
    )
    const twice = rows.filter(({ n }) => n > 1)
    if (twice.length > 0) ledger.broken.push(`${twice.length} events have more than one row`)
    const known = new Set(ledger.playbacks.flatMap(({ eventIds }) => eventIds))
    const foreign = rows.filter(({ id }) => !known.has(id))
    if (foreign.length > 0) ledger.broken.push(`${foreign.length} rows are of events that nobody sent`)
    const wanted = shouldBe(ledger, new Set(rows.map(({ id }) => id)))
    const sums = await engine.clickhouse.query<Sums & { videoId: string }>(
      'SELECT toString(video_id) AS videoId, sum(view) AS views, sum(watch_ms) AS watchMs FROM events GROUP BY video_id',
    )
    ledger.broken.push(...wanted.broken)
    for (const [videoId, expected] of wanted.sums)
      compare(ledger.broken, 'rows', sums.find((each) => each.videoId === videoId) ?? NOTHING, expected)
    return rows.reduce((sum, { n }) => sum + n, 0)
  } finally {
    for (const end of after) await end()
  }
}

async function checkRenditions(program: Program, store: ObjectStore, videoId: string) {
  const rows = () =>
    program.query<Parameters<typeof checkMedia>[2][number] & { asset_id: string }>(
      `select r.asset_id, r.name, r.state, r.listed, r.segments, r.size_bytes::float8 as size_bytes, r.run
       from media.renditions r join content.videos v on v.asset_id = r.asset_id where v.id = $1 order by r.place`,
      [videoId],
    )
  const done = async () => (await rows()).every((row) => row.state === 'ready' && row.listed)
  await eventually(done).catch(async () => {
    const left = (await rows()).map(({ name, state, listed }) => `${name} ${state}${listed ? '' : ' (not listed)'}`)
    throw new Error(`are not all made: ${left.join(', ')}`)
  })
  const present = await rows()
  // What an ended run left behind is removed half a minute after, when it is its turn.
  const check = () => checkMedia(store, present[0]?.asset_id ?? '', present, { done: true })
  await eventually(() => check().then(() => true)).catch(check) // which says what is wrong
}

async function sha256Of(store: ObjectStore, key: string): Promise<string> {
  const found = await store.get(key)
  if (!found) return 'not there'
  const hash = createHash('sha256')
  await pipeline(found.body, hash)
  return hash.digest('hex')
}
