import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import type { z } from 'zod'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { cursorOf, type Position, readCursor } from '#platform/keyset.ts'
import { audit } from './audit.ts'
import * as queries from './audit-queries.ts'
import type { AuditFilter, AuditPage, AuditQuery, AuditRecord } from './audit-schema.ts'
import { requireMay } from './roles.ts'
import { teamMember } from './team.ts'

const DAY_MS = 86_400_000
/** Of one export; who has more takes it in parts by date. */
const MOST_EXPORTED = 100_000
const READ_AT_ONCE = 1000

/** Newest first. @throws {NotSignedIn | ChannelNotFound | NotAllowed | ScopeMissing | InvalidCursor} */
export async function auditPage(
  ctx: Ctx,
  channelId: string,
  { limit, cursor, ...filter }: z.infer<typeof AuditQuery>,
): Promise<z.infer<typeof AuditPage>> {
  requireReader(ctx, channelId)
  const after = readCursor(cursor)
  const [rows, people, actions] = await Promise.all([
    queries.auditRows(ctx, channelId, { which: whichOf(filter), after, limit: limit + 1 }),
    after ? undefined : queries.peopleIn(ctx, channelId),
    after ? undefined : queries.actionsIn(ctx, channelId),
  ])
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return { items: shown.map(present), nextCursor: last ? cursorOf(last) : null, people, actions }
}

function requireReader(ctx: Ctx, channelId: string) {
  teamMember(ctx, channelId)
  requireMay(ctx.actor, channelId, 'audit.read')
}

/**
 * The log as a file, newest first, read while it is sent; that it was taken stands in the log as well.
 * @throws {NotSignedIn | ChannelNotFound | NotAllowed | ScopeMissing}
 */
export async function exportAudit(
  ctx: Ctx,
  channelId: string,
  { format, filter }: { format: 'csv' | 'json'; filter: AuditFilter },
): Promise<Readable> {
  requireReader(ctx, channelId)
  await inTransaction(ctx, (tx) =>
    audit(tx, {
      channelId,
      action: 'audit.exported',
      subject: { kind: 'audit', id: channelId },
      after: { format, ...filter },
    }),
  )
  const pages = pagesOf(ctx, channelId, whichOf(filter))
  return Readable.from(format === 'csv' ? asCsv(pages) : asJson(pages))
}

async function* pagesOf(ctx: Ctx, channelId: string, which: queries.AuditWhich) {
  let after: Position | null = null
  for (let sent = 0; sent < MOST_EXPORTED; sent += READ_AT_ONCE) {
    const rows: queries.AuditRow[] = await queries.auditRows(ctx, channelId, { which, after, limit: READ_AT_ONCE })
    if (rows.length > 0) yield rows.map(present)
    after = rows.at(-1) ?? null
    if (rows.length < READ_AT_ONCE) return
  }
}

type Pages = AsyncIterable<z.infer<typeof AuditRecord>[]>

async function* asCsv(pages: Pages) {
  yield '\ufefftime,person,person id,via,key,action,kind,id,name,before,after,network,request\r\n'
  for await (const page of pages)
    yield stringify(
      page.map(({ at, actor, via, keyName, action, subject, before, after, network, requestId }) => [
        at,
        actor?.name,
        actor?.id,
        via,
        keyName,
        action,
        subject.kind,
        subject.id,
        subject.label,
        before && JSON.stringify(before),
        after && JSON.stringify(after),
        network,
        requestId,
      ]),
      // What people wrote must not become a formula where the file is opened.
      { escape_formulas: true, record_delimiter: 'windows' },
    )
}

async function* asJson(pages: Pages) {
  let begin = '{"items":['
  for await (const page of pages)
    for (const record of page) {
      yield `${begin}\n${JSON.stringify(record)}`
      begin = ','
    }
  yield begin === ',' ? '\n]}\n' : '{"items":[]}\n'
}

const whichOf = ({ from, to, ...rest }: AuditFilter): queries.AuditWhich => ({
  ...rest,
  from: from ? new Date(from) : null,
  to: to ? new Date(new Date(to).getTime() + (to.includes('T') ? 0 : DAY_MS)) : null,
})

const present = (row: queries.AuditRow): z.infer<typeof AuditRecord> => ({
  id: row.id,
  at: row.at.toISOString(),
  actor: row.actor_id ? { id: row.actor_id, name: row.actor_name } : null,
  via: row.via,
  keyName: row.key_name,
  action: row.action,
  subject: { kind: row.subject_kind, id: row.subject_id, label: row.subject_label },
  before: row.before,
  after: row.after,
  requestId: row.request_id,
  network: row.network,
})
