import { said } from '#platform/language.ts'
import type { BulkRow } from './tables.ts'

/** Why one cannot be taken back, as a sentence; null when it can. */
export function whyNotUndo(bulk: Pick<BulkRow, 'state' | 'done'>, undoneBy: string | null): string | null {
  if (bulk.state === 'running') return said('It is still running: cancel it or wait for its end.')
  if (undoneBy) return said('It was taken back already.')
  if (bulk.done === 0) return said('It changed nothing.')
  return null
}
