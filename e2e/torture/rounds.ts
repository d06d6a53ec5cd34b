import { setTimeout as delay } from 'node:timers/promises'
import { eventually } from '../../server/test/eventually.ts'
import { CHILDREN, type Pids, type Program, type Role } from '../program.ts'
import { checkCounters } from './checker.ts'
import type { Flows } from './flows.ts'

/** What breaks in a round: who is killed at the same instant. `stop` is a Ctrl-C, `again` kills one that is just coming back. */
export type Fault = Role | 'all' | 'two' | 'again' | 'stop'
export const FAULTS: readonly Fault[] = ['supervisor', ...CHILDREN, 'all', 'two', 'again', 'stop']

export type Round = { fault: Fault; killed: string; afterMs: number; backMs: number; settledMs: number; maybe: number }

/** People watch and upload; at a random instant something is killed; then everything must be back and counted. */
export async function playRound(program: Program, flows: Flows, fault: Fault, random: () => number): Promise<Round> {
  flows.viewers.watch()
  const afterMs = Math.round(300 + random() * 2200)
  await delay(afterMs)
  const before = program.pids()
  const brokenAt = performance.now()
  const roles = await strike(program, fault, random)
  if (roles.includes('supervisor')) {
    await delay(random() * 400)
    await program.start()
  } else {
    await eventually(async () => roles.every((role) => isNew(program.pids(), before, role)) && program.ready(), 60_000)
    const others = CHILDREN.filter((role) => !roles.includes(role) && program.pids()[role] !== before[role])
    if (others.length > 0) flows.ledger.broken.push(`killing ${roles.join(' and ')} also ended ${others.join(' and ')}`)
  }
  const backMs = performance.now() - brokenAt
  await delay(300 + random() * 500)
  await flows.viewers.pause()
  const settling = performance.now()
  const maybe = await checkCounters(program, flows)
  const settledMs = performance.now() - settling
  return {
    fault,
    killed: roles.join('+'),
    afterMs,
    backMs: Math.round(backMs),
    settledMs: Math.round(settledMs),
    maybe,
  }
}

const isNew = (now: Pids, before: Pids, role: Role) => now[role] !== undefined && now[role] !== before[role]

/** @returns who was killed */
async function strike(program: Program, fault: Fault, random: () => number): Promise<Role[]> {
  const some = <T>(from: readonly T[]) => from[Math.floor(random() * from.length)] as T // never empty
  if (fault === 'stop') {
    await program.stop()
    return ['supervisor', ...CHILDREN]
  }
  if (fault === 'all') {
    program.kill(['supervisor', ...CHILDREN])
    return ['supervisor', ...CHILDREN]
  }
  if (fault === 'two') {
    const first = some(CHILDREN)
    const both = [first, some(CHILDREN.filter((role) => role !== first))]
    program.kill(both)
    return both
  }
  if (fault === 'again') {
    const role = some(CHILDREN)
    const before = program.pids()
    program.kill([role])
    await eventually(async () => isNew(program.pids(), before, role), 30_000)
    await delay(random() * 500)
    program.kill([role])
    return [role]
  }
  program.kill([fault])
  return [fault]
}
