import { descendantsOf, residentBytes } from '../processes.ts'
import { CHILDREN, type Program, type Role } from '../program.ts'

type Bytes = Partial<Record<Role, number>>

/** Memory of each process (PostgreSQL: of all of its processes) once a second: the present and the most. */
export function watchMemory(program: Program) {
  const most: Bytes = {}
  const look = () => {
    const now: Bytes = {}
    const pids = program.pids()
    for (const role of ['supervisor', ...CHILDREN] as const) {
      const pid = pids[role]
      if (pid === undefined) continue
      const below = role === 'postgres' ? descendantsOf(pid) : []
      now[role] = [pid, ...below.map((each) => each.pid)].reduce((sum, each) => sum + residentBytes(each), 0)
      most[role] = Math.max(most[role] ?? 0, now[role])
    }
    return now
  }
  const timer = setInterval(look, 1000)
  return { look, most, stop: () => clearInterval(timer) }
}

export const inMegabytes = (bytes: Bytes) =>
  Object.entries(bytes)
    .map(([role, each]) => `${role} ${Math.round(each / 1e6)} MB`)
    .join(', ')
