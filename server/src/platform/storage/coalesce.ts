/**
 * Runs `work` once for all callers that wait together. Each caller is answered by a run that began after it called, so
 * what it did before is covered: three parts that end together cost one fdatasync, not three in a row.
 */
export function coalesce(work: () => Promise<void>): () => Promise<void> {
  let running: Promise<void> | null = null
  let next: Promise<void> | null = null
  const start = () => {
    const run = work().finally(() => {
      if (running === run) running = null
    })
    running = run
    return run
  }
  return () => {
    if (next) return next
    if (!running) return start()
    const afterwards = () => {
      next = null
      return start()
    }
    next = running.then(afterwards, afterwards)
    return next
  }
}
