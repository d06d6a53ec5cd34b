import { type RawBuilder, sql } from 'kysely'
import { momentsOf, NONE, type VideoFilter } from '../video-filter.ts'

/** Which rows `v` of content.videos a filter means, those of the trash left out. */
export function fits(filter: VideoFilter): RawBuilder<boolean> {
  const { from, to } = momentsOf(filter)
  const words = (filter.q ?? '').toLowerCase().split(/\s+/).filter(Boolean).slice(0, 8)
  const parts: RawBuilder<unknown>[] = [sql`v.deleted_at is null`]
  const anyOf = (column: string, values: readonly string[] | undefined) => {
    if (!values?.length) return
    const among = sql`${sql.ref(`v.${column}`)} = any (${[...values]}::text[])`
    parts.push(values.includes(NONE) ? sql`(${among} or ${sql.ref(`v.${column}`)} is null)` : among)
  }
  anyOf('status', filter.status)
  anyOf('visibility', filter.visibility)
  anyOf('kind', filter.kind)
  anyOf('category', filter.category)
  anyOf('level', filter.level)
  anyOf('language', filter.language)
  if (filter.tag?.length) parts.push(sql`v.tags && ${[...filter.tag]}::text[]`)
  if (filter.playlist?.length) parts.push(sql`false`)
  if (from) parts.push(sql`v.created_at >= ${from}`)
  if (to) parts.push(sql`v.created_at < ${to}`)
  for (const word of words) parts.push(sql`strpos(lower(v.title), ${word}) > 0`)
  return sql<boolean>`${sql.join(parts, sql` and `)}`
}
