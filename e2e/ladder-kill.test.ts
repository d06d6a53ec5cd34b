import assert from 'node:assert/strict'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as delay } from 'node:timers/promises'
import { openFolderStore } from '../server/src/platform/storage/folder-store.ts'
import { checkMedia } from '../server/test/check-media.ts'
import { clip } from '../server/test/clips.ts'
import { eventually } from '../server/test/eventually.ts'
import { CHROME, openClient, signedUp } from './client.ts'
import { prepareProgram } from './program.ts'
import { uploadFile } from './upload-file.ts'

type Row = { name: string; state: string; listed: boolean; segments: number; size_bytes: number; run: string | null }

test('a worker killed while it makes renditions leaves nothing half done and makes nothing twice', async (t) => {
  const program = await prepareProgram({ begun: true })
  t.after(() => program.remove())
  await program.start()
  const cookie = await signedUp(program.origin, { name: 'Ada', email: 'ada@example.org', password: 'correct horse' })
  const client = openClient(program.origin, { cookie, userAgent: CHROME(0) })
  await uploadFile(client, await clip('ladder'))

  const rows = () =>
    program.query<Row & { asset_id: string }>(
      'select asset_id, name, state, listed, segments, size_bytes::float8 as size_bytes, run from media.renditions order by place',
    )
  const store = await openFolderStore({
    root: join(program.data, 'objects'),
    signingKey: Buffer.alloc(32),
    now: () => new Date(),
    reserveBytes: 0,
  })
  const runs = new Map<string, string>()
  const check = async (done: boolean) => {
    const present = await rows()
    for (const { name, state, run } of present)
      if (state === 'ready' && run) {
        assert.equal(runs.get(name) ?? run, run, `${name} was made twice`)
        runs.set(name, run)
      }
    const [first] = present
    if (first) await checkMedia(store, first.asset_id, present, { done })
  }
  // While the first is made, and while the others are.
  for (const state of ['processing', 'ready']) {
    await eventually(async () => (await rows())[0]?.state === state || (await finished()))
    await delay(300) // into the work; where it is over by then, the kill hits an idle worker, which is fine too
    program.kill(['worker'])
    await check(false)
    await eventually(() => Promise.resolve(program.pids().worker !== undefined))
  }
  await eventually(finished)
  await eventually(() => check(true).then(() => true))
  assert.deepEqual([...runs.keys()].sort(), ['144p', '240p', '360p', '480p'])

  async function finished() {
    const present = await rows()
    return present.length > 0 && present.every((row) => row.state === 'ready' && row.listed)
  }
})
