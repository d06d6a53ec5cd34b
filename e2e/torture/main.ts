/**
 * `npm run torture -- 30 [seed] [--only full,clock] [--s3]`: breaks the program 30 times in the ways of strike.ts while people watch and upload, then
 * looks whether anything that was acknowledged is lost or counted twice. Takes about 15 s a round.
 */
import { parseArgs } from 'node:util'
import { prepareProgram } from '../program.ts'
import { checkRows, checkUploads } from './checker.ts'
import { openClock } from './clock.ts'
import { openDisk } from './disk.ts'
import { openFlows } from './flows.ts'
import { seeded } from './ledger.ts'
import { inMegabytes, watchMemory } from './memory.ts'
import { folderOf, openBucket } from './objects.ts'
import { playRound, type Round } from './rounds.ts'
import { FAULTS, type Fault, type Means, possible } from './strike.ts'

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' }, s3: { type: 'boolean', default: false } },
})
const count = Number(positionals[0] ?? 30)
const seed = Number(positionals[1] ?? Date.now() % 1_000_000)
if (!Number.isInteger(count) || count < 1) throw new Error('usage: npm run torture -- ROUNDS [SEED]')

const random = seeded(seed)
/** Behind it is a sparse file: it takes what is written. */
const DISK_BYTES = 40e9
// A store of S3's has a clock of its own, and refuses who is a quarter of an hour away from it.
const means: Means = {
  disk: openDisk(DISK_BYTES),
  clock: values.s3 ? null : openClock(),
  bucket: values.s3 ? await openBucket() : null,
}
if (!means.disk) console.log('no disk of its own (root can mount one): the disk is never full')
if (!means.clock && !values.s3) console.log('no libfaketime (apt install libfaketime): the clock never jumps')
const program = await prepareProgram({
  env: { TRUSTED_PROXIES: '127.0.0.1,::1', ...means.clock?.env, ...means.bucket?.env },
  ...(means.disk ? { data: means.disk.folder } : {}),
})
const rounds: Round[] = []
try {
  console.log(`seed ${seed}; started in ${Math.round(await program.start())} ms on ${program.origin}`)
  const memory = watchMemory(program)
  const flows = await openFlows(program.origin, {
    random,
    people: 2,
    eventsPerS: 50,
    fileBytes: [8_000_000, 24_000_000],
  })
  const idle = inMegabytes(memory.look())
  flows.startUploads()
  for (const [index, fault] of order(count).entries()) {
    const known = flows.ledger.broken.length
    const round = await playRound(program, flows, { fault, random, means })
    rounds.push(round)
    const { eventsAcknowledged, partsAcknowledged } = flows.ledger.counts
    for (const found of flows.ledger.broken.slice(known)) console.log(`    - ${found}`)
    console.log(
      `${String(index + 1).padStart(3)} ${fault.padEnd(11)} ${round.what} after ${round.afterMs} ms; back in ${round.backMs} ms, ` +
        `counted in ${round.settledMs} ms; ${eventsAcknowledged} events, ${partsAcknowledged} parts acknowledged; ${flows.ledger.broken.length} broken`,
    )
  }
  await flows.finishUploads().catch((error: unknown) => flows.ledger.broken.push(String(error)))
  await checkUploads(program, flows, means.bucket?.store ?? (await folderOf(program)))
  memory.stop()
  const code = await program.stop()
  const left = program.left()
  if (code !== 0 || left.length > 0)
    flows.ledger.broken.push(`the stop ended with ${code} and left ${left.length} processes`)
  const rows = await checkRows(program, flows.ledger)
  summary(flows.ledger, rows, { idle, most: inMegabytes(memory.most) })
  process.exitCode = flows.ledger.broken.length === 0 ? 0 : 1
} finally {
  await program.remove()
  means.disk?.remove()
  means.clock?.remove()
  await means.bucket?.remove()
}

/** Every fault about equally often, in an order of chance. */
function order(wanted: number): Fault[] {
  const faults: Fault[] = []
  const wantedFaults = values.only?.split(',')
  const from = possible(means).filter((fault) => wantedFaults?.includes(fault) ?? true)
  if (from.length === 0) throw new Error(`--only wants some of ${possible(means).join(', ')}`)
  while (faults.length < wanted) faults.push(...[...from].sort(() => random() - 0.5))
  return faults.slice(0, wanted)
}

function summary(
  { counts, broken, playbacks, uploads }: Awaited<ReturnType<typeof openFlows>>['ledger'],
  rows: number,
  memory: { idle: string; most: string },
) {
  console.log('\nfault        rounds   back ms (median, most)   counted ms (most)')
  for (const fault of FAULTS) {
    const of = rounds.filter((round) => round.fault === fault)
    if (of.length === 0) continue
    const back = of.map(({ backMs }) => backMs).sort((a, b) => a - b)
    const settled = Math.max(...of.map(({ settledMs }) => settledMs))
    console.log(
      `${fault.padEnd(12)} ${String(of.length).padStart(6)}   ${String(back[back.length >> 1]).padStart(10)} ${String(back.at(-1)).padStart(12)}   ${String(settled).padStart(16)}`,
    )
  }
  console.log(`
events       ${counts.eventsAcknowledged} acknowledged (${playbacks.length} playbacks), ${rows} rows in ClickHouse
             ${counts.batchesSentAgain} batches sent again for want of an answer, ${counts.batchesRepeated} although answered, ${counts.batchesUnanswered} left unanswered (${rounds.at(-1)?.maybe ?? 0} of them arrived)
uploads      ${uploads.length} completed, ${counts.partsAcknowledged} parts acknowledged, ${counts.partsBroken} broken off and sent again
memory idle  ${memory.idle}
memory most  ${memory.most}
broken       ${broken.length}`)
  const alike = Map.groupBy(broken, (each) => each.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d+/g, '#'))
  for (const [first = '', ...others] of [...alike.values()].slice(0, 30))
    console.log(`  - ${first}${others.length > 0 ? ` (and ${others.length} alike)` : ''}`)
}
