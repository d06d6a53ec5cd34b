import type { BulkRow } from './tables.ts'

/** Why one cannot be taken back, as a sentence; null when it can. */
export function whyNotUndo(bulk: Pick<BulkRow, 'state' | 'done'>, undoneBy: string | null): string | null {
  if (bulk.state === 'running') return 'It is still running: cancel it or wait for its end.'
  if (undoneBy) return 'It was taken back already.'
  if (bulk.done === 0) return 'It changed nothing.'
  return null
}
