import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'

/** Longer words are cut: the log says what changed, it is no second home for texts. */
const LONGEST_TEXT = 2000
const INSERTED_AT_ONCE = 2000

type Values = Record<string, unknown>
export type AuditEntry = {
  /** Null: of the person's own account, as a new password. */
  channelId: string | null
  /** `video.changed`: what it was done to, what was done. Stored: never rename, add a new one. */
  action: string
  subject: { kind: string; id?: string | null /** What people called it then. */; label?: string | null }
  /** Fields as they were and as they are; those that do not differ are left out. */
  before?: Values | null
  after?: Values | null
  /** For a job: who asked for it (`askedBy`). */
  by?: AskedBy
}

/** Who asks, to keep with a job that acts for them later. */
export type AskedBy = { userId: string | null; via: 'session' | 'api-key' | 'system'; keyName: string | null }

export const askedBy = ({ actor }: Ctx): AskedBy =>
  actor.kind === 'user'
    ? { userId: actor.userId, via: actor.via, keyName: actor.keyName ?? null }
    : { userId: null, via: 'system', keyName: null }

/** Records who changed what, in the transaction that changes it. Nothing is written when nothing differs. */
export const audit = (tx: Ctx, entry: AuditEntry): Promise<void> => auditMany(tx, [entry])

/** As `audit`, many in one statement. */
export async function auditMany(tx: Ctx, entries: readonly AuditEntry[]): Promise<void> {
  const rows = entries.flatMap((entry) => {
    const values = onlyDifferent(entry.before ?? null, entry.after ?? null)
    if (!values) return []
    const by = entry.by ?? askedBy(tx)
    return {
      id: uuidv7(),
      at: tx.clock(),
      channel_id: entry.channelId,
      actor_id: by.userId,
      via: by.via,
      key_name: by.keyName,
      action: entry.action,
      subject_kind: entry.subject.kind,
      subject_id: entry.subject.id ?? null,
      subject_label: entry.subject.label?.slice(0, 200) ?? null,
      ...values,
      request_id: tx.request?.id ?? null,
      network: tx.request?.network ?? null,
    }
  })
  for (let from = 0; from < rows.length; from += INSERTED_AT_ONCE)
    await sql`
      insert into accounts.audit_log (id, at, channel_id, actor_id, via, key_name, action,
        subject_kind, subject_id, subject_label, before, after, request_id, network)
      select id, at, channel_id, actor_id, via, key_name, action,
        subject_kind, subject_id, subject_label, nullif(before, 'null'), nullif(after, 'null'), request_id, network
      from jsonb_to_recordset(${JSON.stringify(rows.slice(from, from + INSERTED_AT_ONCE))}::jsonb) as r (
        id uuid, at timestamptz, channel_id uuid, actor_id uuid, via text, key_name text, action text,
        subject_kind text, subject_id text, subject_label text, before jsonb, after jsonb, request_id text, network text)`.execute(
      tx.db,
    )
}

/** @returns null when both are given and say the same */
export function onlyDifferent(before: Values | null, after: Values | null) {
  if (!before || !after) return { before: cut(before), after: cut(after) }
  const names = Object.keys({ ...before, ...after }).filter(
    (name) => JSON.stringify(before[name] ?? null) !== JSON.stringify(after[name] ?? null),
  )
  if (names.length === 0) return null
  const pick = (from: Values) => cut(Object.fromEntries(names.map((name) => [name, from[name] ?? null])))
  return { before: pick(before), after: pick(after) }
}

const cut = (values: Values | null) =>
  values &&
  Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      typeof value === 'string' && value.length > LONGEST_TEXT ? `${value.slice(0, LONGEST_TEXT)}…` : value,
    ]),
  )
