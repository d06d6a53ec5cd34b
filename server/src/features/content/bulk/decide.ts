import { type Columns, namesOf, plain, same } from './columns.ts'
import type { Reason } from './reasons.ts'
import type { StoredAction, Who } from './tables.ts'

const MOST_TAGS = 50

/** A video as a change of many finds it. */
export type Found = {
  id: string
  asset_id: string | null
  upload_id: string | null
  title: string
  revision: number
  purged_at: Date | null
  description: string
  tags: string[]
  category: string | null
  level: string | null
  language: string | null
  licence: string
  comments: string
  downloads: boolean
  visibility: string
  taken_down: unknown
  publish_at: Date | null
  published_at: Date | null
  deleted_at: Date | null
  duration_ms: number | null
}
export type Item = { before: Columns | null; revision: number | null }
type Facts = { now: Date; who: Pick<Who, 'whyNotDeletePublished'>; givenUp: ReadonlySet<string> }

/** `columns` are all that the action may touch, whether they differ or not: one statement writes a whole batch. */
export type Decision = { columns: Columns } | { state: 'skipped' | 'failed'; reason: Reason }

/** What becomes of one video. @param found null when there is none in the channel */
export function decide(
  action: Exclude<StoredAction, { kind: 'playlist' }>,
  found: Found | null,
  item: Item,
  facts: Facts,
): Decision {
  if (!found) return failed('not_found')
  if (found.purged_at) return failed('purged')
  const columns =
    action.kind === 'undo' || action.kind === 'csv' ? ownValues(found, item) : wanted(action, found, facts.now)
  if ('reason' in columns) return columns
  const refusal = whyNot(columns, found, facts)
  if (refusal) return failed(refusal)
  const differs = namesOf(columns).some((name) => name !== 'published_at' && !same(columns[name], found[name]))
  return differs ? { columns } : { state: 'skipped', reason: 'unchanged' }
}

/** Out of the trash comes what the channel's minutes suffice for, in the order of the list. @param leftMs null without a limit */
export function withinMinutes<T extends { video: Found | null; decision: Decision }>(
  decided: readonly T[],
  leftMs: number | null,
): T[] {
  let left = leftMs ?? Number.POSITIVE_INFINITY
  return decided.map((each) => {
    const { video, decision } = each
    const needs = isRestored(video, decision) ? (video?.duration_ms ?? 0) : 0
    if (needs > 0 && needs > left) return { ...each, decision: failed('quota_minutes') }
    left -= needs
    return each
  })
}

export const isRestored = (video: Found | null, decision: Decision): boolean =>
  Boolean(video?.deleted_at) && 'columns' in decision && decision.columns.deleted_at === null

const failed = (reason: Reason) => ({ state: 'failed', reason }) as const

type Plain = Exclude<StoredAction, { kind: 'undo' | 'csv' | 'playlist' }>

function wanted(action: Plain, found: Found, now: Date): Columns | ReturnType<typeof failed> {
  if (action.kind === 'delete') return { deleted_at: found.deleted_at ?? now }
  if (action.kind === 'restore') return found.deleted_at ? { deleted_at: null } : failed('not_trashed')
  if (found.deleted_at) return failed('trashed')
  if (action.kind === 'category') return { category: action.category }
  if (action.kind === 'metadata') return action.values
  if (action.kind === 'tags') {
    const tags = withTags(found.tags, action)
    return tags.length > MOST_TAGS ? failed('too_many_tags') : { tags }
  }
  return {
    visibility: action.visibility,
    publish_at: action.visibility === 'scheduled' ? (action.publishAt ?? null) : null,
    published_at: found.published_at ?? (action.visibility === 'public' ? now : null),
  }
}

function ownValues(found: Found, item: Item): Columns | ReturnType<typeof failed> {
  if (!item.before || found.revision !== item.revision) return failed('changed_since')
  // That it was once public stays known, as when it is made private by hand: what was published is for owner and manager.
  return 'published_at' in item.before ? { ...item.before, published_at: found.published_at } : item.before
}

/** What only shows with the values: the trash, roles, times that have passed. */
function whyNot(columns: Columns, found: Found, { now, who, givenUp }: Facts): Reason | null {
  if ('deleted_at' in columns) {
    const trashes = columns.deleted_at !== null && !found.deleted_at
    if (trashes && found.published_at && who.whyNotDeletePublished) return 'role'
    const restores = columns.deleted_at === null && found.deleted_at
    if (restores && !found.asset_id && found.upload_id && givenUp.has(found.upload_id)) return 'upload_given_up'
  } else if (found.deleted_at) return 'trashed'
  if (found.taken_down && columns.visibility !== undefined && columns.visibility !== 'private') return 'taken_down'
  if (columns.visibility === 'scheduled' && new Date(String(plain(columns.publish_at))) <= now) return 'time_passed'
  return null
}

/** A tag is the same whatever its case; those that were there keep their place and their spelling. */
export function withTags(
  tags: readonly string[],
  { add, remove }: { add: readonly string[]; remove: readonly string[] },
) {
  const fold = (tag: string) => tag.normalize('NFC').toLowerCase()
  const gone = new Set(remove.map(fold))
  const kept = tags.filter((tag) => !gone.has(fold(tag)))
  const known = new Set(kept.map(fold))
  return [...kept, ...add.filter((tag) => !known.has(fold(tag)))]
}
