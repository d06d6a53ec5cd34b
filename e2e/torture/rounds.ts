import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '../../server/test/eventually.ts'
import { CHILDREN, type Program } from '../program.ts'
import { checkCounters } from './checker.ts'
import type { Flows } from './flows.ts'
import { type Fault, isNew, type Means, strike } from './strike.ts'

export type Round = { fault: Fault; what: string; afterMs: number; backMs: number; settledMs: number; maybe: number }

/** People watch and upload; at a random instant something breaks; then everything must be back and counted. */
export async function playRound(
  program: Program,
  flows: Flows,
  { fault, random, means }: { fault: Fault; random: () => number; means: Means },
): Promise<Round> {
  flows.viewers.watch()
  const afterMs = Math.round(300 + random() * 2200)
  await delay(afterMs)
  const before = program.pids()
  const brokenAt = performance.now()
  const { what, roles, others, after } = await strike(program, fault, { random, means })
  if (roles.includes('supervisor')) {
    await delay(random() * 400)
    await program.start()
  } else {
    const isBack = () =>
      roles.every((role) => isNew(program.pids(), before, role)) && CHILDREN.every((role) => program.pids()[role])
    await eventually(async () => isBack() && program.ready())
    const ended = CHILDREN.filter((role) => !roles.includes(role) && program.pids()[role] !== before[role])
    if (ended.length > 0 && others === 'stay') {
      flows.ledger.broken.push(`${what} also ended ${ended.join(' and ')}`)
      console.log(program.said().slice(-4000))
    }
  }
  const backMs = performance.now() - brokenAt
  await delay(300 + random() * 500)
  await flows.viewers.pause()
  after?.()
  const settling = performance.now()
  const maybe = await checkCounters(program, flows)
  const settledMs = performance.now() - settling
  return { fault, what, afterMs, backMs: Math.round(backMs), settledMs: Math.round(settledMs), maybe }
}
