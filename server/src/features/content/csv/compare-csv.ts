import { sql } from 'kysely'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { content, type VideoFields } from '../tables.ts'
import { CSV_FIELDS, type CsvField, type CsvRow, type LineError, readCsv, type Values } from './read-csv.ts'

type Current = Pick<VideoFields, CsvField | 'id' | 'revision' | 'deleted_at'>
export type Change = {
  line: number
  id: string
  title: string
  /** What differs only. */
  before: Values
  after: Values
  /** Somebody has changed it since the table was made: it is not written. */
  conflict: boolean
}
export type Compared = {
  channelId: string
  rows: number
  unchanged: number
  changes: Change[]
  errors: LineError[]
  /** What is to be written: every field, so that one statement can write all. */
  writes: { id: string; revision: number; values: Values }[]
}

/** What a table would change at this moment. @throws {ChannelNotFound | NotAllowed | CsvWrong} */
export async function compareCsv(ctx: Ctx, wanted: string | undefined, file: Buffer): Promise<Compared> {
  const working = await accounts.workingChannel(ctx, wanted)
  const { channelId } = working
  accounts.requireMay(working.ctx.actor, channelId, 'videos.edit')
  const rows = await readCsv(file)
  const current = await currentOf(working.ctx, channelId, rows)
  const compared: Compared = { channelId, rows: rows.length, unchanged: 0, changes: [], errors: [], writes: [] }
  for (const row of rows) compareRow(row, current.get(row.id), compared)
  return compared
}

function compareRow({ line, id, revision, values, errors }: CsvRow, now: Current | undefined, compared: Compared) {
  if (errors.length > 0) return compared.errors.push(...errors)
  if (!now) return compared.errors.push({ line, column: 'id', message: said('No such video in this channel') })
  if (now.deleted_at)
    return compared.errors.push({ line, column: 'id', message: said('It is in the trash: restore it first') })
  const differing = CSV_FIELDS.filter((name) => name in values && !same(values[name], now[name]))
  if (differing.length === 0) return compared.unchanged++
  const pick = (from: Values) => Object.fromEntries(differing.map((name) => [name, from[name]]))
  const conflict = revision !== null && revision !== now.revision
  compared.changes.push({ line, id, title: now.title, before: pick(now), after: pick(values), conflict })
  if (conflict) return
  const all = Object.fromEntries(CSV_FIELDS.map((name) => [name, name in values ? values[name] : now[name]]))
  compared.writes.push({ id, revision: now.revision, values: all })
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other)

async function currentOf(ctx: Ctx, channelId: string, rows: readonly CsvRow[]): Promise<Map<string, Current>> {
  const found = await content(ctx)
    .selectFrom('content.videos')
    .select(['id', 'revision', 'deleted_at', ...CSV_FIELDS])
    .where('id', '=', sql<string>`any(${rows.flatMap(({ id }) => id || [])}::uuid[])`)
    .where('channel_id', '=', channelId)
    .execute()
  return new Map(found.map((row) => [row.id, row]))
}
