import { readdirSync, readFileSync } from 'node:fs'

const TICKS_PER_S = 100 // of /proc on every Linux we run on

type Process = { pid: number; parent: number; name: string; ms: number }

/** CPU time in ms that the program has used so far, by role; on a busy machine a firmer figure than any rate. */
export function cpuByRole(supervisor: number): { node: number; postgres: number; clickhouse: number } {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((pid) => read(Number(pid)) ?? [])
  const below = (root: number): Process[] =>
    all.filter((each) => each.parent === root).flatMap((each) => [each, ...below(each.pid)])
  const used = { node: 0, postgres: 0, clickhouse: 0 }
  for (const each of below(supervisor))
    used[
      each.name === 'postgres' || each.name === 'sh' ? 'postgres' : isClickHouse(each.pid) ? 'clickhouse' : 'node'
    ] += each.ms
  return used
}

const isClickHouse = (pid: number) => {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('clickhouse')
  } catch {
    return false // it has just ended
  }
}

function read(pid: number): Process | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const name = stat.slice(stat.indexOf('(') + 1, stat.lastIndexOf(')'))
    const fields = stat
      .slice(stat.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number)
    // man 5 proc: after the name come state, ppid, …; utime and stime are fields 14 and 15, those of waited-for children 16 and 17
    const ticks = (fields[11] ?? 0) + (fields[12] ?? 0) + (fields[13] ?? 0) + (fields[14] ?? 0)
    return { pid, parent: fields[1] ?? 0, name, ms: (ticks * 1000) / TICKS_PER_S }
  } catch {
    return null // it has just ended
  }
}
