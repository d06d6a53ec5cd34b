import { type RawBuilder, sql } from 'kysely'

/** Columns of a video that a change of many may write, with their types: the one list that statements are made from. */
export const COLUMN_TYPES = {
  title: 'text',
  description: 'text',
  tags: 'text[]',
  category: 'text',
  level: 'text',
  language: 'text',
  licence: 'text',
  comments: 'text',
  downloads: 'boolean',
  visibility: 'text',
  publish_at: 'timestamptz(3)',
  published_at: 'timestamptz(3)',
  deleted_at: 'timestamptz',
} as const
export type ColumnName = keyof typeof COLUMN_TYPES
export type Columns = Partial<Record<ColumnName, unknown>>

/** How the fields that people see are called outside; the others follow from them. */
export const OUTSIDE = {
  title: 'title',
  description: 'description',
  tags: 'tags',
  category: 'category',
  level: 'level',
  language: 'language',
  licence: 'licence',
  comments: 'comments',
  downloads: 'downloads',
  visibility: 'visibility',
  publish_at: 'publishAt',
  deleted_at: 'deletedAt',
} as const satisfies Partial<Record<ColumnName, string>>

export const namesOf = (columns: Columns): ColumnName[] =>
  (Object.keys(COLUMN_TYPES) as ColumnName[]).filter((name) => name in columns) // the table's own keys

/** `tags = r.tags, …` and `tags text[], …`: from the table above, never from what somebody sent. */
export const assignments = (names: readonly ColumnName[]): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql`${sql.ref(name)} = ${sql.ref(`r.${name}`)}`))
export const definitions = (names: readonly ColumnName[]): RawBuilder<unknown> =>
  sql.join(names.map((name) => sql`${sql.ref(name)} ${sql.raw(COLUMN_TYPES[name])}`))

/** As jsonb has it: a moment as ISO 8601. */
export const plain = (value: unknown): unknown => (value instanceof Date ? value.toISOString() : (value ?? null))
export const same = (one: unknown, other: unknown) => JSON.stringify(plain(one)) === JSON.stringify(plain(other))
