import { readdirSync, readFileSync } from 'node:fs'

export type Process = { pid: number; parent: number; words: string[] }

/** Every process of this machine that may be looked at; Linux only, as the program itself. */
export function processes(): Process[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return []
    const stat = read(`/proc/${name}/stat`)
    // The program's name stands in brackets and may hold anything; state and parent come after the last bracket.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    if (!parent || state === 'Z') return []
    return [{ pid: Number(name), parent: Number(parent), words: read(`/proc/${name}/cmdline`).split('\0') }]
  })
}

/** Processes that have to do with a folder: it is in their command line or in the environment they were started with. */
export const processesOf = (folder: string): Process[] =>
  processes().filter(
    ({ pid, words }) =>
      pid !== process.pid &&
      (words.some((word) => word.includes(folder)) || read(`/proc/${pid}/environ`).includes(`STUDIO_DATA=${folder}`)),
  )

export function descendantsOf(pid: number, all = processes()): Process[] {
  const children = all.filter((each) => each.parent === pid)
  return children.flatMap((each) => [each, ...descendantsOf(each.pid, all)])
}

export const isAlive = (pid: number) => {
  const stat = read(`/proc/${pid}/stat`)
  return stat !== '' && stat.slice(stat.lastIndexOf(')') + 2, stat.lastIndexOf(')') + 3) !== 'Z'
}

const TICKS_PER_S = 100 // of /proc on every Linux we run on

/** CPU time in ms that it has used so far, together with those of its children that have ended. */
export function cpuMs(pid: number): number {
  const stat = read(`/proc/${pid}/stat`)
  // man 5 proc: state is field 3 and follows the name; 14 to 17 are utime, stime, and both of waited-for children.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  const ticks = fields.slice(11, 15).reduce((sum, each) => sum + Number(each), 0)
  return (ticks * 1000) / TICKS_PER_S
}

/** Memory that is in RAM, in bytes, with pages shared by n processes counted as 1/n (the buffers of PostgreSQL are). */
export function residentBytes(pid: number): number {
  const found = /^Pss:\s+(\d+) kB/m.exec(read(`/proc/${pid}/smaps_rollup`))
  return Number(found?.[1] ?? 0) * 1024
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // it has ended, or is somebody else's
  }
}
