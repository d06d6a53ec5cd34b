import type { ColumnType, Generated, Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** By the operator. `visibility` and `publishAt` are as they were before. */
export type TakenDown = {
  at: string
  category: string
  message: string
  visibility: 'private' | 'unlisted' | 'public' | 'scheduled' | 'members'
  publishAt: string | null
}

export type VideoTable = {
  id: string
  channel_id: string
  asset_id: string | null
  upload_id: string | null
  title: string
  description: Generated<string>
  status: Generated<'uploading' | 'processing' | 'ready' | 'failed'>
  visibility: Generated<'private' | 'unlisted' | 'public' | 'scheduled' | 'members'>
  kind: Generated<'video' | 'audio' | 'article'>
  tags: Generated<string[]>
  category: string | null
  level: 'beginner' | 'intermediate' | 'advanced' | null
  language: string | null
  licence: Generated<string>
  comments: Generated<'open' | 'held' | 'off'>
  downloads: Generated<boolean>
  encryption: Generated<boolean>
  embedding: Generated<'everywhere' | 'sites' | 'nowhere'>
  embed_sites: Generated<string[]>
  age_restricted: Generated<boolean>
  /** By the operator, whatever the creator says. */
  age_forced: Generated<boolean>
  announced: Generated<boolean>
  taken_down: ColumnType<TakenDown | null, string | null | undefined, string | null>
  publish_at: Date | null
  revision: Generated<number>
  duration_ms: number | null
  created_by: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
  published_at: Date | null
  deleted_at: Date | null
  /** From then on it cannot be restored; files and row go. */
  purged_at: Generated<Date | null>
  /** It lived when its channel was deleted, and comes back with it. */
  gone_with_channel: Generated<boolean>
}
type StatsTable = {
  video_id: string
  views: Generated<number>
  watch_ms: Generated<number>
  seen_ms: Generated<number>
  likes: Generated<number>
  comments: Generated<number>
  updated_at: Generated<Date>
}
export type VideoFields = Omit<Selectable<VideoTable>, 'created_by' | 'purged_at' | 'gone_with_channel'>
/** With its totals, which are null until something was counted. */
export type VideoRow = VideoFields & {
  views: number | null
  watch_ms: number | null
  likes: number | null
  commented: number | null
  /** Thousandths. */
  completion: number | null
}

export const content = (ctx: Ctx) =>
  ctx.db.$extendTables<{ 'content.videos': VideoTable; 'content.video_stats': StatsTable }>()
