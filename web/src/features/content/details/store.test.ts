import assert from 'node:assert/strict'
import { type TestContext, test } from 'node:test'
import { ApiProblem, unreachable } from '#web/lib/api-problem.ts'
import type { Video } from '../queries.ts'
import { openFields } from '../saving/fields-store.ts'
import { type Edits, FIELDS } from './store.ts'

/** The fields that matter here; the rest of a video is not looked at. */
const first = {
  title: 'A',
  description: '',
  tags: [],
  category: null,
  visibility: 'private',
  revision: 1,
} as unknown as Video

/** What the server does with a save, as its route does. */
function open(t: TestContext, kept: string | null = null) {
  t.mock.timers.enable({ apis: ['setTimeout'] })
  const server = { video: first, offline: false, kept, sent: [] as Edits[] }
  const store = openFields(first, FIELDS, {
    async save(patch, revision) {
      server.sent.push(patch)
      if (server.offline) throw unreachable(null)
      if (revision !== server.video.revision)
        throw new ApiProblem(412, { code: 'content.changed_meanwhile', current: server.video } as object)
      server.video = { ...server.video, ...patch, revision: revision + 1 }
      return server.video
    },
    whoChanged: async () => ({ by: 'Ben', fields: ['title'], at: new Date(0) }),
    keep: (text) => {
      server.kept = text
    },
    kept: () => server.kept,
  })
  /** Time passes, and what follows from it. */
  const pass = async (ms: number) => {
    t.mock.timers.tick(ms)
    for (let n = 0; n < 20; n++) await Promise.resolve()
  }
  const elsewhere = (change: Partial<Video>) => {
    server.video = { ...server.video, ...change, revision: server.video.revision + 1 }
  }
  return { store, server, pass, elsewhere }
}

test('keys pressed one after the other are saved once, and a saved change goes back and forth', async (t) => {
  const { store, server, pass } = open(t)
  for (const title of ['Ab', 'Abc', 'Abcd']) {
    store.edit({ title }, { typed: true })
    await pass(300)
  }
  assert.equal(server.sent.length, 0)
  await pass(800)
  assert.deepEqual(server.sent, [{ title: 'Abcd' }])
  assert.equal(store.get().saving.kind, 'saved')
  store.undo()
  await pass(100)
  assert.deepEqual([server.video.title, store.get().canRedo], ['A', true])
  store.redo()
  await pass(100)
  assert.equal(server.video.title, 'Abcd')
  store.edit({ title: '  ' }, { typed: true })
  await pass(2000)
  assert.equal(server.video.title, 'Abcd', 'a video keeps a title')
})

test('offline it is kept and tried again by itself', async (t) => {
  const { store, server, pass } = open(t)
  server.offline = true
  store.edit({ description: 'Long thoughts' }, { typed: true })
  await pass(900)
  const { saving } = store.get()
  assert.ok(saving.kind === 'failed' && saving.problem.passing)
  assert.match(String(server.kept), /Long thoughts/)
  t.mock.timers.reset() // the page is left
  const again = open(t, server.kept)
  await again.pass(100)
  assert.equal(again.server.video.description, 'Long thoughts')
  assert.equal(again.server.kept, null)
})

test('another field changed elsewhere is no conflict; the same one waits for a choice', async (t) => {
  const { store, server, pass, elsewhere } = open(t)
  store.edit({ title: 'Mine' }, { typed: true })
  elsewhere({ category: 'music' })
  await pass(900)
  await pass(100)
  assert.deepEqual([server.video.title, server.video.category], ['Mine', 'music'])

  store.edit({ title: 'Mine again', description: 'Mine too' }, { typed: true })
  elsewhere({ title: 'Theirs' })
  await pass(900)
  await pass(100)
  assert.deepEqual(store.get().conflicts, [{ name: 'title', mine: 'Mine again', theirs: 'Theirs' }])
  assert.deepEqual([server.video.title, server.video.description], ['Theirs', 'Mine too'])
  assert.equal(store.get().news?.by, 'Ben')
  store.choose('title', 'mine')
  await pass(100)
  assert.equal(server.video.title, 'Mine again')

  store.edit({ title: 'Third' }, { typed: true })
  elsewhere({ title: 'Fourth' })
  store.receive(server.video)
  assert.equal(store.get().conflicts.length, 1, 'the news alone tells, before anything is sent')
  await pass(2000)
  store.choose('title', 'theirs')
  await pass(2000)
  assert.deepEqual([server.video.title, store.isUnsaved()], ['Fourth', false])
})
