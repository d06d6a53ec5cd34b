import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import type { VideoRow } from '../tables.ts'
import { tellHappened } from '../tell-happened.ts'
import type { Values } from './changes-queries.ts'
import * as changes from './changes-queries.ts'

/** Words that one person goes on typing are one change: saved every second, they would fill the history. */
const GOES_ON_MS = 60_000
const TYPED = new Set(['title', 'description', 'tags'])

type Changed = Pick<VideoRow, 'id' | 'channel_id' | 'title' | 'revision' | 'visibility'>

/**
 * Writes down who changed what, in the transaction that changes it.
 * @param row as it is since, its revision raised already
 * @param options.reverts the change that is taken back by this one
 */
export async function recordChange(
  tx: Ctx,
  row: Changed,
  { before, after, reverts = null }: { before: Values; after: Values; reverts?: string | null },
): Promise<void> {
  await accounts.audit(tx, {
    channelId: row.channel_id,
    action: 'video.changed',
    subject: { kind: 'video', id: row.id, label: row.title },
    before,
    after,
  })
  const told = { id: row.id, title: row.title, visibility: row.visibility }
  await tellHappened(tx, row.channel_id, 'video.updated', [{ ...told, fields: Object.keys(after) }])
  if (after.visibility === 'public') await tellHappened(tx, row.channel_id, 'video.published', [told])
  const by = tx.actor.kind === 'user' ? tx.actor.userId : null
  const now = tx.clock()
  const [latest] = await changes.changesOf(tx, row.id, { after: null, limit: 1 })
  const age = latest ? now.getTime() - latest.changed_at.getTime() : Number.POSITIVE_INFINITY
  const goesOn =
    latest &&
    by !== null &&
    reverts === null &&
    latest.reverts === null &&
    latest.changed_by === by &&
    age >= 0 &&
    age < GOES_ON_MS &&
    sameNames(latest.after, after) &&
    Object.keys(after).every((name) => TYPED.has(name))
  if (goesOn)
    await changes.extendChange(tx, {
      id: latest.id,
      revision: row.revision,
      changed_at: now,
      after: { ...latest.after, ...after },
    })
  else
    await changes.insertChange(tx, {
      id: uuidv7(now.getTime()),
      video_id: row.id,
      channel_id: row.channel_id,
      revision: row.revision,
      changed_by: by,
      changed_at: now,
      before,
      after,
      reverts,
    })
}

const sameNames = (one: Values, other: Values) => Object.keys(one).sort().join() === Object.keys(other).sort().join()

/** Fields of a row that a person changes, by the names they have outside. */
export const FIELDS = {
  title: 'title',
  description: 'description',
  tags: 'tags',
  category: 'category',
  level: 'level',
  language: 'language',
  licence: 'licence',
  visibility: 'visibility',
  publishAt: 'publish_at',
  comments: 'comments',
  downloads: 'downloads',
  encryption: 'encryption',
  embedding: 'embedding',
  embedSites: 'embed_sites',
  ageRestricted: 'age_restricted',
  announced: 'announced',
} as const satisfies Record<string, keyof VideoRow>
export type FieldName = keyof typeof FIELDS

/** As they go out: a moment as ISO 8601. */
export const outward = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null))

export const sameValue = (one: unknown, other: unknown): boolean =>
  JSON.stringify(outward(one)) === JSON.stringify(outward(other))
