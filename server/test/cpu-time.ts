/** Processor time in ms of this process, not that of others: to be compared with that of other work in the same run. */
export function cpuMs(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  return process.cpuUsage(before).user / 1000
}
