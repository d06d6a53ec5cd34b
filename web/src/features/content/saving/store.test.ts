import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiProblem, unreachable } from '#web/lib/api-problem.ts'
import type { Chapter, Chapters } from '../chapters/queries.ts'
import { chapterList, inOrder, type Rows, rowsOf, wrongIn } from '../chapters/rows.ts'
import { openSaving } from './store.ts'
import '#web/lib/i18n/in-tests.ts'

const described = [{ startMs: 0, title: 'Of the description' }]
const chapter = (startMs: number, title: string): Chapter => ({ startMs, title })
/** Only what matters here; the rest of the answer is not looked at. */
const asRead = (items: Chapter[], revision: number) => ({ items, revision, from: 'editor' }) as Chapters

/** What the server does with a save, as its route does. */
function open(t: TestContext, kept: string | null = null) {
  t.mock.timers.enable({ apis: ['setTimeout', 'Date'] })
  const server = { now: asRead([chapter(0, 'A')], 1), offline: false, kept, sent: [] as Chapter[][] }
  const list = chapterList(60_000, async (chapters, revision) => {
    server.sent.push(chapters)
    if (server.offline) throw unreachable(null)
    if (revision !== server.now.revision)
      throw new ApiProblem(412, { code: 'content.changed_meanwhile', current: server.now } as object)
    server.now = asRead(chapters.length > 0 ? chapters : described, revision + 1)
    return server.now
  })
  const store = openSaving(server.now, list, {
    keep: (text) => {
      server.kept = text
    },
    kept: () => server.kept,
  })
  const pass = async (ms: number) => {
    t.mock.timers.tick(ms)
    for (let n = 0; n < 20; n++) await Promise.resolve()
  }
  const rename = (title: string) => {
    const [row, ...rest] = store.get().value
    if (row) store.change([{ ...row, title }, ...rest], 'name')
  }
  const wrong = () => wrongIn(store.get().value, store.get().saving, 60_000)
  const change = (rows: Rows) => store.change(inOrder(rows))
  const titles = () => store.get().value.map(({ title }) => title)
  return { store, server, pass, rename, titles, change, wrong }
}

test('a list is saved once a moment after the last key, and goes back and forth', async (t) => {
  const { store, server, pass, rename, titles } = open(t)
  for (const title of ['Ab', 'Abc', 'Abcd ']) {
    rename(title)
    await pass(300)
  }
  assert.equal(server.sent.length, 0)
  await pass(800)
  assert.deepEqual(server.sent, [[chapter(0, 'Abcd')]])
  assert.deepEqual(
    [store.get().saving.kind, titles()],
    ['saved', ['Abcd ']],
    'the blank that is typed is not taken away',
  )
  store.undo()
  await pass(800)
  assert.deepEqual([server.now.items, store.get().canRedo], [[chapter(0, 'A')], true])
  store.redo()
  await pass(800)
  assert.deepEqual([server.now.items, store.isUnsaved()], [[chapter(0, 'Abcd')], false])
  assert.equal(server.kept, null)
})

test('what would be refused waits, in the order of time, and says why', async (t) => {
  const { store, server, pass, change, wrong } = open(t)
  change([...store.get().value, ...rowsOf([chapter(90_000, 'Late'), chapter(500, 'Close'), chapter(5000, ' ')])])
  await pass(1000)
  assert.deepEqual(
    store.get().value.map(({ id, title }) => [title, wrong().get(id)]),
    [
      ['A', undefined],
      ['Close', 'It begins less than a second after the one above it.'],
      [' ', 'It needs a name.'],
      ['Late', 'It begins after the end of the video.'],
    ],
  )
  assert.deepEqual([store.get().saving.kind, server.sent.length], ['incomplete', 0])
  store.change(store.get().value.slice(0, 1))
  assert.equal(store.get().saving.kind, 'idle', 'as it was before')
  store.change([])
  await pass(1000)
  assert.deepEqual(
    store.get().value.map(({ title }) => title),
    ['Of the description'],
    'an empty list goes back to them',
  )
})

test('somebody else’s list is never written over unseen, and one comes in while nothing is being written', async (t) => {
  const { store, server, pass, rename, titles } = open(t)
  server.now = asRead([chapter(0, 'Theirs')], 2)
  store.receive(server.now)
  assert.deepEqual([titles(), store.get().canUndo], [['Theirs'], true], 'what stood there is one step back')
  rename('Mine')
  server.now = asRead([chapter(0, 'Theirs again')], 3)
  store.receive(server.now)
  assert.deepEqual(titles(), ['Mine'])
  assert.deepEqual(store.get().theirs?.items, [chapter(0, 'Theirs again')])
  rename('Mine, longer')
  await pass(5000)
  assert.equal(server.sent.length, 0, 'it waits for the choice')
  store.choose('theirs')
  assert.deepEqual([titles(), store.isUnsaved()], [['Theirs again'], false])
  store.undo()
  await pass(800)
  assert.deepEqual(server.now.items, [chapter(0, 'Mine, longer')])
  rename('Mine!')
  server.now = asRead([chapter(0, 'Theirs')], 9)
  await pass(800)
  store.choose('mine')
  await pass(0)
  assert.deepEqual([server.now.items, server.now.revision], [[chapter(0, 'Mine!')], 10])
})

test('offline it is tried again, and a reload in between loses nothing', async (t) => {
  const { store, server, pass, rename } = open(t)
  server.offline = true
  rename('Offline')
  await pass(800)
  assert.equal(store.get().saving.kind, 'failed')
  assert.ok(server.kept)
  const { kept } = server
  server.offline = false
  await pass(1000)
  assert.deepEqual([server.now.items, store.get().saving.kind], [[chapter(0, 'Offline')], 'saved'])
  t.mock.timers.reset()
  const after = open(t, kept)
  assert.deepEqual(after.titles(), ['Offline'])
  await after.pass(800)
  assert.deepEqual(after.server.now.items, [chapter(0, 'Offline')])
})
