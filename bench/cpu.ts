import { cpuMs, descendantsOf, type Process } from '../e2e/processes.ts'

/** CPU time in ms that the program's children have used so far; on a busy machine a firmer figure than any rate. */
export function cpuByRole(supervisor: number): Record<CpuRole, number> {
  const used = { node: 0, worker: 0, postgres: 0, clickhouse: 0 }
  for (const each of descendantsOf(supervisor)) {
    used[roleOf(each)] += cpuMs(each.pid)
    if (each.words.includes('worker')) used.worker += cpuMs(each.pid)
  }
  return used
}

/** The worker is one of `node`, and told by itself too: of what it does meanwhile not all is for who is answered. */
export type CpuRole = 'node' | 'worker' | 'postgres' | 'clickhouse'

function roleOf({ words }: Process): CpuRole {
  const name = words[0] ?? ''
  // The server, its own children (`postgres: checkpointer`), and the shell that keeps it.
  if (name.endsWith('/postgres') || name.startsWith('postgres:') || name === '/bin/sh') return 'postgres'
  return words.includes('clickhouse') ? 'clickhouse' : 'node'
}
