import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { DemoChannel } from '../demo/channels.ts'
import { fill } from '../demo/fill.ts'
import { openInstallation } from '../demo/installation.ts'
import { enter } from '../demo/person.ts'
import { remove } from '../demo/remove.ts'
import { eventually } from '../server/test/eventually.ts'
import { prepareProgram } from './program.ts'

const CHANNEL: DemoChannel = {
  person: { name: 'Mara', login: 'mara' },
  handle: 'hochtal',
  name: 'Hochtal',
  about: 'Walks',
  picture: 'peaks',
  usual: 40,
  videos: [
    {
      title: 'Ridges',
      about: 'Six of them',
      film: { scene: 'ridges', look: 0 },
      seconds: 2,
      size: [320, 180],
      tune: 'calm',
      daysOld: 40,
      draw: 1,
    },
    { title: 'Rain', about: '', film: null, seconds: 2, tune: 'wind', daysOld: 10, draw: 0.5, visibility: 'unlisted' },
  ],
}

test('the demo fills an installation with videos and figures, adds nothing the second time, and goes without a trace', async (t) => {
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  await program.start()
  const installation = await openInstallation({ ...process.env, STUDIO_DATA: program.data, LOG_LEVEL: 'error' })
  t.after(async () => {
    await installation.opened.ctx.jobs.stop(0)
    await installation.opened.close()
  })
  const before = await rowsByTable(program)

  assert.equal(await fill(installation, [CHANNEL], () => {}), 2)
  const picture = () =>
    eventually(async () => ((await (await fetch(`${program.origin}/api/channels/hochtal`)).json()) as Shown).picture)
  const first = await picture()
  assert.equal(await fill(installation, [CHANNEL], () => {}), 0)
  assert.equal(await picture(), first)
  assert.equal((await program.query('select id from media.pictures')).length, 1)

  const mara = await enter(
    program.origin,
    { name: '', email: 'mara@demo.example', password: 'creator studio demo' },
    {},
  )
  const totals = await program.query<{ views: string }>('select sum(views) as views from content.video_stats')
  const views = Number(totals[0]?.views)
  assert.ok(views > 100, `${views} views`)
  // The counters are PostgreSQL's, the days are ClickHouse's: they come from the same events.
  await eventually(async () => {
    const board = (await mara.call('GET', '/api/creator/dashboard?days=90&tz=UTC')) as Dashboard
    return board.figures?.views.value === views
  })
  const list = (await mara.call('GET', '/api/vods')) as { items: { title: string }[] }
  assert.deepEqual(
    list.items.map((video) => video.title),
    ['Ridges'],
  )

  assert.equal((await remove(installation)).channels, 1)
  // What the program writes down for itself while it runs is not the demo's.
  const left = async () => {
    const after = await rowsByTable(program)
    return [...before].flatMap(([table, rows]) => (after.get(table) === rows ? [] : `${table}: ${after.get(table)}`))
  }
  await eventually(async () => (await left()).length === 0).catch(async () => assert.deepEqual(await left(), []))
  // A job that is told to end may store one more file, and takes it away itself.
  await eventually(async () => (await fromStore(installation)).length === 0)
  await eventually(async () => {
    const [job] = await program.query<{ state: string }>(
      `select state from pgboss.job where name = 'analytics.forget_channels'`,
    )
    return job?.state === 'completed'
  })
})

type Shown = { picture: string | null }
type Dashboard = { figures: { views: { value: number } } | null }

/** Of everything that belongs to people; queues, ids seen and salts are the program's own. */
async function rowsByTable(program: Awaited<ReturnType<typeof prepareProgram>>): Promise<Map<string, number>> {
  const tables = await program.query<{ name: string }>(
    `select schemaname || '.' || quote_ident(tablename) as name from pg_tables
     where schemaname in ('auth', 'accounts', 'uploads', 'media', 'content', 'notifications')`,
  )
  const counts = new Map<string, number>()
  for (const { name } of tables) {
    const [found] = await program.query<{ n: string }>(`select count(*) as n from ${name}`)
    counts.set(name, Number(found?.n))
  }
  return counts
}

async function fromStore({ opened: { ctx } }: Awaited<ReturnType<typeof openInstallation>>): Promise<string[]> {
  const keys: string[] = []
  for (const prefix of ['media/', 'sources/']) for await (const { key } of ctx.store.list(prefix)) keys.push(key)
  return keys
}
