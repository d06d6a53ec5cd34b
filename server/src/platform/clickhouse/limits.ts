import { EngineError } from './engine-error.ts'

export type Limits = {
  /** Seconds a query may run when it asks for nothing, and at most. */
  executionS: { default: number; most: number }
  /** Bytes one query may take when it asks for nothing, and at most. */
  queryMemoryBytes: { default: number; most: number }
  /** Rows of one result, and bytes both inside the engine and written out. */
  resultRows: number
  resultBytes: number
  /** Bytes of one insert, and of all inserts that are held at the same time. */
  insertBytes: number
  insertsBytes: number
  /** Queries that run together; a query that waited `patienceMs` behind them may start up to `most`. */
  sessions: { usual: number; most: number; patienceMs: number }
}

export const defaultLimits: Limits = {
  executionS: { default: 60, most: 900 },
  queryMemoryBytes: { default: 300_000_000, most: 700_000_000 },
  resultRows: 200_000,
  resultBytes: 32_000_000,
  insertBytes: 32_000_000,
  insertsBytes: 96_000_000,
  sessions: { usual: 4, most: 12, patienceMs: 100 },
}

/**
 * A setting of a request within its limits: less is granted, more (and 0, which means without limit) becomes the most.
 * @returns null for what the engine process decides itself
 */
export function grantSetting(limits: Limits, name: string, value: string): string | null {
  if (name === 'log_comment') return null
  const ceiling = ceilings(limits)[name]
  if (ceiling === undefined) return value
  const wanted = Number(value)
  return String(wanted > 0 && wanted <= ceiling ? wanted : ceiling)
}

/** The same for a setting inside a statement, which is not rewritten but refused. */
export function checkSetting(limits: Limits, name: string, value: string): void {
  const ceiling = ceilings(limits)[name]
  if (ceiling === undefined) return
  const wanted = Number(value.replaceAll("'", ''))
  if (wanted > 0 && wanted <= ceiling) return
  throw new EngineError('SETTING_CONSTRAINT_VIOLATION', `Setting ${name} should lie between 1 and ${ceiling} here`)
}

const ceilings = (limits: Limits): Record<string, number | undefined> => ({
  max_execution_time: limits.executionS.most,
  max_memory_usage: limits.queryMemoryBytes.most,
  max_result_rows: limits.resultRows,
  max_result_bytes: limits.resultBytes,
})
