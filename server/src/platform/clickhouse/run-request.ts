import type { RawInsertFormat, Session } from 'chdb'
import type { Engine } from './engine.ts'
import { EngineError } from './engine-error.ts'
import type { ChRequest } from './http-request.ts'
import { checkSetting, type Limits } from './limits.ts'
import { prepareStatement } from './statement.ts'

export type Answer = { body: Uint8Array | string; format: string; elapsedS: number; summary: Record<string, string> }

/** @param gone fires when the client has left; the query is ended then */
export async function runRequest(
  request: ChRequest,
  { engine, limits }: { engine: Engine; limits: Limits },
  gone: AbortSignal,
): Promise<Answer> {
  const { sql, parameters, settings, queryId } = request
  // The settings of an insert are also read back from here, so its rows go to the engine without becoming a string.
  const simple = request.data.length > 0 ? simpleInsert.exec(sql) : null
  if (simple && !request.readonly) {
    const write = (session: Session, tag: string) => insertRows(session, tag, simple, request)
    return engine.run(queryId, write, { read: false, signal: gone })
  }
  const statement = prepareStatement(sql, parameters, settings, {
    defaultFormat: request.defaultFormat,
    check: (name, value) => checkSetting(limits, name, value),
  })
  if (request.readonly && statement.kind !== 'rows') {
    throw new EngineError('READONLY', 'Cannot execute query in readonly mode: a GET may only read')
  }
  if (statement.kind === 'kill') {
    const { found, settled } = engine.kill(statement.kill)
    if (statement.waits) await settled
    return killAnswer(statement, found)
  }
  if (request.data.length > 0 && statement.kind !== 'insert') {
    throw new EngineError('NOT_IMPLEMENTED', 'A body beside the statement is only understood with INSERT')
  }
  const text =
    statement.kind === 'insert' ? `${statement.head}\n${statement.data}${request.data.toString('utf8')}` : statement.sql
  const format = statement.kind === 'rows' ? statement.format : 'Null'
  const run = async (session: Session, tag: string): Promise<Answer> => {
    const result = await session.queryAsync(`/*${tag}*/ ${text}`, { format })
    const body = result.bytes()
    // max_result_bytes counts columns in memory; JSON with long names can be many times that.
    if (body.length > 4 * limits.resultBytes) {
      throw new EngineError('TOO_MANY_ROWS_OR_BYTES', `Limit for result exceeded, max bytes: ${4 * limits.resultBytes}`)
    }
    const summary = { read_rows: String(result.rowsRead), read_bytes: String(result.bytesRead) }
    return { body, format, elapsedS: result.elapsed, summary }
  }
  return engine.run(queryId, run, { read: statement.kind === 'rows', signal: gone })
}

const simpleInsert =
  /^\s*INSERT\s+INTO\s+(?:TABLE\s+)?([A-Za-z_]\w*(?:\.[A-Za-z_]\w*)?)\s*(?:\(([\w\s,]+)\)\s*)?FORMAT\s+(JSONEachRow|JSONCompactEachRow|TabSeparated|TSV|CSV)\s*$/i

async function insertRows(session: Session, tag: string, insert: RegExpExecArray, request: ChRequest): Promise<Answer> {
  const done = await session.insert({
    table: insert[1]!,
    columns: insert[2]?.split(',').map((column) => column.trim()),
    // The pattern lets only these names through; chDB refuses one in other capitals with its own clear error.
    format: insert[3]! as RawInsertFormat,
    values: request.data,
    settings: { ...request.settings, log_comment: tag },
  })
  const summary = { written_rows: String(done.rowsWritten), written_bytes: String(done.bytesWritten) }
  return { body: '', format: 'Null', elapsedS: done.elapsed, summary }
}

function killAnswer({ kill, format, waits }: { kill: string; format: string; waits: boolean }, found: number): Answer {
  const row = { kill_status: waits ? 'finished' : 'waiting', query_id: kill, user: 'default', query: '' }
  const line = format.startsWith('JSON') ? JSON.stringify(row) : Object.values(row).join('\t')
  return { body: found ? `${line}\n` : '', format, elapsedS: 0, summary: {} }
}
