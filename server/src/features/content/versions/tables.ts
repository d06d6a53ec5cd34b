import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { Chapter } from '../chapters/from-description.ts'
import type { Part } from '../edit/edit-list.ts'
import type { Interaction } from '../interactive/schema.ts'
import { content } from '../tables.ts'

type Track = {
  language: string
  label: string
  kind: 'captions' | 'subtitles' | 'descriptions'
  source: 'upload' | 'editor' | 'automatic'
  cues: [number, number, string, string?][]
}
/**
 * What goes by the time of one version; `chapters` is null while those of the description count, and a version that was left
 * before there were interactions has none to say.
 */
export type Texts = { captions: Track[]; chapters: Chapter[] | null; interactions?: Interaction[] }

export type VersionTable = {
  id: string
  video_id: string
  channel_id: string
  kind: 'upload' | 'replacement' | 'cut'
  state: 'uploading' | 'processing' | 'ready' | 'failed' | 'cancelled'
  current: Generated<boolean>
  wanted: Generated<boolean>
  upload_id: string | null
  made_from: string | null
  keep: JSONColumnType<Part[], string | null, string | null> | null
  texts: JSONColumnType<Texts, string | null, string | null> | null
  texts_differ: Generated<boolean>
  problem_code: string | null
  problem_message: string | null
  created_by: string | null
  created_at: Date
  current_since: Date | null
  deleted_at: Date | null
}
export type VersionRow = Selectable<VersionTable>

export const versions = (ctx: Ctx) => content(ctx).$extendTables<{ 'content.video_versions': VersionTable }>()
