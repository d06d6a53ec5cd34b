import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { checkMedia } from '../server/test/check-media.ts'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { CHROME, type Client, openClient, signedUp } from './client.ts'
import { CHILDREN, prepareProgram } from './program.ts'
import { seeded } from './torture/ledger.ts'
import { folderOf } from './torture/objects.ts'
import { uploadFile } from './upload-file.ts'

type Video = { id: string; status: string; viewCount: number; processing: unknown; playback: { hls: string } | null }
type Version = { id: string; kind: string; status: string; current: boolean; sha256: string | null; durationMs: number }
type Rendition = Parameters<typeof checkMedia>[2][number]

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

test('whatever is killed while a file is replaced and another is cut, the old ones play until the new ones are whole', async (t) => {
  const seed = Date.now() % 1_000_000
  t.diagnostic(`seed ${seed}`)
  const random = seeded(seed)
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Ada', email: 'ada@example.org', password: 'correct horse' })
  const client = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const visitor = openClient(program.origin, { userAgent: CHROME(1) })
  const store = await folderOf(program)
  const ask = async <T>(path: string) => (await client.until('GET', path)).json as T // of a 200 of that path
  const versionsOf = async (id: string) => (await ask<{ items: Version[] }>(`/api/creator/videos/${id}/versions`)).items
  const renditionsOf = (assetId: string) =>
    program.query<Rendition>(
      `select name, state, listed, segments, size_bytes::float8 as size_bytes, run from media.renditions
       where asset_id = $1 order by place`,
      [assetId],
    )

  const first = { replaced: await clip('h264Aac'), cut: await clip('longer') }
  const ids = { replaced: await uploadFile(client, first.replaced), cut: await uploadFile(client, first.cut) }
  const both = Object.values(ids)
  for (const id of both) {
    await client.until('PATCH', `/api/creator/videos/${id}`, { body: { visibility: 'public' } })
    await eventually(async () => (await ask<Video>(`/api/creator/videos/${id}`)).status === 'ready')
    await view(visitor, id, id === ids.cut ? 10_000 : 2000)
  }
  await hurried(async () => {
    if (!(await finished())) return false
    for (const id of both) {
      const { processing } = await ask<Video>(`/api/creator/videos/${id}`)
      const [version] = await versionsOf(id)
      if (processing || !version?.sha256 || (await ask<Video>(`/api/vods/${id}`)).viewCount !== 1) return false
    }
    return true
  })
  const before = new Map<string, Version>()
  for (const id of both) before.set(id, (await versionsOf(id))[0] ?? assert.fail('no version'))

  const watching = watch(both)
  await uploadFile(client, await clip('ladder'), { replaces: ids.replaced })
  const keep = [
    { startMs: 1300, endMs: 11_700 },
    { startMs: 15_100, endMs: 27_900 },
  ]
  await client.until('PUT', `/api/creator/videos/${ids.cut}/edit`, { body: { keep } })
  const asked = await client.until('POST', `/api/creator/videos/${ids.cut}/edit/render`)
  assert.equal(asked.status, 202)

  const everything = ['supervisor', ...CHILDREN] as const
  for (const [roles, withinMs] of [
    [['worker'], 1000],
    [['worker'], 2500],
    [everything, 2000],
    [['worker'], 4000],
  ] as const) {
    await eventually(async () => (await atWork()).length > 0 || (await finished()))
    const afterMs = Math.round(random() * withinMs)
    await delay(afterMs)
    t.diagnostic(`killed ${roles[0]} after ${afterMs} ms: ${(await atWork()).join(' ') || 'idle'}`)
    program.kill(roles)
    if (roles[0] === 'supervisor') {
      await eventually(async () => !(await program.ready()))
      await program.start()
    } else await eventually(async () => program.pids().worker !== undefined)
    await halfDone()
  }

  await hurried(finished)
  await halfDone()
  const { seen, broken } = await watching.stop()
  assert.deepEqual(broken, [])
  for (const [id, kind] of [
    [ids.replaced, 'replacement'],
    [ids.cut, 'cut'],
  ] as const) {
    const old = before.get(id)
    const versions = await versionsOf(id)
    assert.deepEqual(
      versions.map((each) => [each.kind, each.status, each.current]),
      [
        [kind, 'ready', true],
        ['upload', 'ready', false],
      ],
    )
    assert.equal(seen.get(id)?.size, 2, 'one address and then the other')
    assert.equal((await ask<Video>(`/api/vods/${id}`)).viewCount, 1)
    for (const version of versions) {
      const answer = await fetch(`${program.origin}/api/creator/videos/${id}/versions/${version.id}/original`, {
        headers: { cookie, 'user-agent': CHROME(0) },
      })
      const sum = sha256(Buffer.from(await answer.arrayBuffer()))
      assert.equal(sum, version.sha256, version.kind)
      assert.equal(answer.headers.get('repr-digest'), `sha-256=:${Buffer.from(sum, 'hex').toString('base64')}:`)
      if (version.kind === 'upload') assert.equal(sum, old?.sha256)
      if (version.kind === 'replacement') assert.equal(sum, sha256(readFileSync(await clip('ladder'))))
      if (version.kind === 'cut') assert.ok(Math.abs(version.durationMs - 23_200) < 300, `${version.durationMs}`)
      await checkMedia(store, version.id, await renditionsOf(version.id), { done: true })
    }
  }
  await nothingLeftOver()
  t.diagnostic(`${watching.looked()} looks at what plays`)

  async function finished() {
    const open = await program.query(
      `select from media.assets where done_at is null or source_sha256 is null
       union all select from content.video_versions where state <> 'ready'
       union all select from pgboss.job where state < 'completed' and name like 'media.%'`,
    )
    return open.length === 0
  }

  async function atWork() {
    const jobs = await program.query<{ name: string }>(
      `select name from pgboss.job where state = 'active' and name like 'media.%' order by name`,
    )
    return jobs.map(({ name }) => name)
  }

  /** Time that nobody has: dead jobs are found out and files of dead runs swept at once. */
  async function hurried(done: () => Promise<boolean>) {
    let said = ''
    await eventually(async () => {
      await program.query(
        `update pgboss.job set start_after = now() where state in ('created', 'retry') and name like 'media.%' and start_after > now()`,
      )
      return done()
    }).catch(async (error: unknown) => {
      said = JSON.stringify(await program.query('select id, state, step, problem_message from media.assets'))
      throw new Error(said, { cause: error })
    })
  }

  /** At any instant: one version plays, it is whole, and there is at most one new one. */
  async function halfDone() {
    for (const id of both) {
      const [state] = await program.query<{ asset_id: string; current: string[]; versions: number }>(
        `select v.asset_id, array_agg(r.id::text) filter (where r.current) as current, count(*)::int as versions
         from content.videos v join content.video_versions r on r.video_id = v.id where v.id = $1 group by v.id`,
        [id],
      )
      assert.deepEqual([state?.current, state?.versions], [[state?.asset_id], 2])
      const renditions = await renditionsOf(String(state?.asset_id))
      assert.ok(renditions.some((each) => each.listed && each.state === 'ready'))
      await checkMedia(store, String(state?.asset_id), renditions)
    }
  }

  /** Every row and every object belongs to one of the four files; nothing that was begun lies about. */
  async function nothingLeftOver() {
    const assets = await program.query<{ id: string; source_key: string }>('select id, source_key from media.assets')
    const rows = await program.query(
      `select (select count(*) from content.video_versions)::int as versions, (select count(*) from uploads.sessions)::int as uploads,
         (select count(*) from uploads.sessions where state = 'completed')::int as completed, array(select name || ' ' || coalesce(output::text, '') from pgboss.job
           where state = 'failed') as failed,
         (select count(*) from media.renditions where state <> 'ready' or not listed)::int as unfinished,
         (select count(*) from media.thumbnails where state <> 'ready')::int as making,
         (select count(*) from accounts.audit_log where action = 'video.version-used')::int as used`,
    )
    assert.deepEqual(
      [assets.length, rows],
      [4, [{ versions: 4, uploads: 3, completed: 3, failed: [], unfinished: 0, making: 0, used: 2 }]],
    )
    const known = new Set(assets.map((each) => each.source_key))
    const pictures = await program.query<{ key: string }>(
      `select 'media/' || asset_id || '/thumb-' || id as key from media.thumbnails`,
    )
    for await (const { key } of store.list('')) {
      const [top, owner, name] = key.split('/')
      if (top === 'sources') assert.ok(known.delete(key), `${key} is nobody's`)
      else if (top === 'media') {
        assert.ok(
          assets.some(({ id }) => id === owner),
          `${key} is nobody's`,
        )
        if (name?.startsWith('thumb-'))
          assert.ok(
            pictures.some((each) => key.startsWith(each.key)),
            `${key} is of use`,
          )
      }
    }
    assert.deepEqual([...known], [], 'sources without a file')
    const work = join(program.data, 'work')
    const folders = readdirSync(work, { recursive: true }).map(String)
    assert.deepEqual(
      folders.filter((each) => /\.(mp4|m4s|jpg|ts)$/.test(each)),
      [],
      'work folders are empty',
    )
  }

  /** A viewer who never stops looking: what the page says plays must be there, from its list to its first segment, with an end. */
  function watch(videoIds: readonly string[]) {
    const seen = new Map(videoIds.map((id) => [id, new Set<string>()]))
    const broken: string[] = []
    let looks = 0
    let over = false
    const text = async (path: string) => {
      const answer = await fetch(new URL(path, program.origin), { signal: AbortSignal.timeout(10_000) })
      const body = await answer.text()
      return answer.ok
        ? body
        : Promise.reject(new Error(`${path} is answered with ${answer.status} ${body.slice(0, 200)}`))
    }
    const look = async (id: string) => {
      const { playback, status } = JSON.parse(await text(`/api/vods/${id}`)) as Video // of a 200 of that path
      if (!playback || status !== 'ready') throw new Error(`it is ${status}`)
      seen.get(id)?.add(playback.hls)
      const [variant] = (await text(playback.hls)).split('\n').filter((line) => line && !line.startsWith('#'))
      const list = new URL(variant ?? '', new URL(playback.hls, program.origin))
      const segments = await text(list.pathname)
      if (!segments.includes('#EXT-X-ENDLIST')) throw new Error(`${list.pathname} has no end`)
      const [segment] = segments.split('\n').filter((line) => line && !line.startsWith('#'))
      await text(new URL(segment ?? '', list).pathname)
      looks++
    }
    const loop = (async () => {
      while (!over) {
        for (const id of videoIds)
          await look(id).catch((error: unknown) => {
            // A program that is just being killed answers nobody, or that it is not there yet.
            const away =
              !(error instanceof Error) || /fetch failed|terminated|answered with 50[23]|timeout/i.test(error.message)
            if (!away) broken.push(`${id}: ${error.message}`)
          })
        await delay(150)
      }
    })()
    return {
      looked: () => looks,
      async stop() {
        over = true
        await loop
        return { seen, broken }
      },
    }
  }
})

/** As a player tells it, a little back, since the clock cannot be hurried. */
async function view(client: Client, vodId: string, playedMs: number) {
  const startedAt = Date.now() - 60_000
  const playbackId = randomUUID()
  const event = (type: string, afterMs: number, more: object = {}) => ({
    ...{
      id: randomUUID(),
      type,
      at: new Date(startedAt + afterMs).toISOString(),
      playbackId,
      vodId,
      positionMs: afterMs,
    },
    ...more,
  })
  const events = [event('start', 0), event('view', playedMs, { ranges: [[0, playedMs]] })]
  const sent = await client.until('POST', '/api/events', { body: { sentAt: new Date().toISOString(), events } })
  assert.deepEqual([sent.status, (sent.json as { accepted: number }).accepted], [202, 2]) // a 202 has this shape
}
