import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import test from 'node:test'
import type { Page } from 'playwright-core'
import { pack } from '../server/src/features/analytics/packed.ts'
import { clip } from '../server/test/clips.ts'
import { eventually, eventuallyEqual } from '../server/test/eventually.ts'
import { openBrowser, openPage, play } from './browser.ts'
import { CHROME, type Client, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

type Figures = { figures: { plays: { begun: number; counted: number; notCounted: Record<string, number> } } | null }

async function publicVideo(client: Client): Promise<string> {
  const videoId = await uploadFile(client, await clip('brighteningKeyframes'))
  await eventually(async () => {
    const { json } = await client.until('GET', `/api/creator/videos/${videoId}`)
    return (json as { status: string }).status === 'ready'
  })
  await client.until('PATCH', `/api/creator/videos/${videoId}`, { body: { visibility: 'public' } })
  return videoId
}

const unsentIn = (page: Page): Promise<string[]> =>
  page.evaluate(
    "Object.keys(localStorage).filter((key) => key.startsWith('studio.event.')).map((key) => key.slice(13))",
  )
const positionIn = (page: Page) => page.evaluate("document.querySelector('video')?.currentTime ?? 0").then(Number)

test('what a full server refuses is kept over reloads and closed tabs, and arrives once when there is room', async (t) => {
  const program = await prepareProgram({ begun: true, env: { EVENTS_WAITING_MB: '1', LOG_LEVEL: 'fatal' } })
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Mara', email: 'mara@example.org', password: 'correct horse' })
  const owner = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  const videoId = await publicVideo(owner)
  const { page } = await openPage(await openBrowser(t))
  const told = new Set<string>()
  const answers: number[] = []
  page.on('request', (request) => {
    if (!request.url().endsWith('/api/events')) return
    const { events } = request.postDataJSON() ?? { events: [] }
    for (const { id } of events) told.add(id)
  })
  page.on('response', (response) => {
    if (response.url().endsWith('/api/events')) answers.push(response.status())
  })
  const watch = async (seconds: number) => {
    await page.goto(`${program.origin}/watch/${videoId}`)
    await page.locator('video').waitFor()
    await play(page)
    await eventually(async () => (await positionIn(page)) > seconds)
    // How much was played does not depend on how long leaving takes.
    await page.evaluate("document.querySelector('video').pause()")
  }

  // ClickHouse hangs, and what waits for it takes all the room there is.
  program.signal('clickhouse', 'SIGSTOP', program.pids())
  await program.query(
    `insert into analytics.batches (id, query_id, rows, at_from, at_to, received_from, channels, body)
     values (gen_random_uuid(), gen_random_uuid(), 1, now(), now(), now(), '{}', $1)`,
    [await pack(randomBytes(1_500_000).toString('base64'))],
  )
  await eventually(
    async () =>
      (
        await openClient(program.origin, { userAgent: CHROME(1) }).once('POST', '/api/events', {
          body: { sentAt: new Date().toISOString(), events: [] },
        })
      )?.status === 503,
  )
  await watch(11)
  await eventually(async () => answers.includes(503))
  for (const id of await unsentIn(page)) told.add(id)
  await watch(3) // the page before is gone
  for (const id of await unsentIn(page)) told.add(id)
  await page.goto(`${program.origin}/`)
  const kept = await unsentIn(page)
  assert.ok(kept.length >= 4, `${kept.length} events are kept`)
  for (const id of kept) told.add(id)
  assert.deepEqual(await program.query('select id from analytics.seen'), [])

  await program.query('delete from analytics.batches where body is not null')
  program.signal('clickhouse', 'SIGCONT', program.pids())
  // Nothing is played on this page: it sends what the others left.
  await page.reload()
  await eventually(async () => (await unsentIn(page)).length === 0)
  await eventually(async () => (await program.query('select 1 from analytics.inbox')).length === 0)
  const seen = await program.query<{ id: string }>('select id from analytics.seen')
  assert.deepEqual(seen.map(({ id }) => id).sort(), [...told].sort())
  await eventuallyEqual(async () => {
    const { json } = await owner.until('GET', '/api/creator/dashboard?days=7')
    const plays = (json as Figures).figures?.plays // of a 200
    return [plays?.begun, plays?.counted, plays?.notCounted.too_short]
  }, [2, 1, 1])
})
