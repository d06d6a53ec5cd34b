import assert from 'node:assert/strict'
import test from 'node:test'
import { CHILDREN, prepareProgram } from './program.ts'
import { checkRows, checkUploads } from './torture/checker.ts'
import { openDisk } from './torture/disk.ts'
import { openFlows } from './torture/flows.ts'
import { seeded } from './torture/ledger.ts'
import { folderOf } from './torture/objects.ts'
import { playRound } from './torture/rounds.ts'

/** `npm run torture -- 30` plays more rounds of more faults at other instants. */
test('whatever is killed, what was acknowledged is counted once and every upload arrives', async (t) => {
  const seed = Date.now() % 1_000_000
  t.diagnostic(`seed ${seed}`)
  const random = seeded(seed)
  const disk = openDisk(8e9)
  const program = await prepareProgram({
    // Viewers have addresses of their own: a hundred browsers of one would be a crowd.
    env: { TRUSTED_PROXIES: '127.0.0.1,::1' },
    ...(disk ? { data: disk.folder } : {}),
  })
  t.after(async () => {
    await program.remove()
    disk?.remove()
  })
  await program.start()
  const flows = await openFlows(program.origin, {
    random,
    people: 1,
    eventsPerS: 40,
    fileBytes: [2_000_000, 20_000_000],
  })
  flows.startUploads()
  const more = disk ? (['full'] as const) : []
  for (const fault of ['supervisor', ...CHILDREN, 'all', 'restart', 'stalled', ...more] as const) {
    const { what, afterMs, backMs, settledMs } = await playRound(program, flows, {
      fault,
      random,
      means: { disk, clock: null, bucket: null },
    })
    t.diagnostic(`${what} after ${afterMs} ms, back in ${backMs} ms, counted in ${settledMs} ms`)
    assert.deepEqual(flows.ledger.broken, [])
  }
  await flows.finishUploads()
  await checkUploads(program, flows, await folderOf(program))
  assert.equal(await program.stop(), 0)
  assert.deepEqual(program.left(), [])
  const rows = await checkRows(program, flows.ledger)
  assert.deepEqual(flows.ledger.broken, [])
  const { counts, uploads } = flows.ledger
  assert.ok(rows >= counts.eventsAcknowledged && counts.eventsAcknowledged > 50, 'enough has happened')
  t.diagnostic(`${counts.eventsAcknowledged} events, ${counts.partsAcknowledged} parts, ${uploads.length} uploads`)
})
