import type { Generated, JSONColumnType, Selectable } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import type { StoredSource } from './ffmpeg/describe-source.ts'
import type { SourceInfo } from './ffmpeg/probe.ts'
import type { Fit } from './ffmpeg/still.ts'
import type { Image } from './image-check.ts'

export type CutOrder = { from: string; keep: { startMs: number; endMs: number }[] }

export type AssetTable = {
  id: string
  channel_id: string
  media_key: string
  visibility: 'private' | 'unlisted' | 'public'
  state: Generated<'waiting' | 'processing' | 'ready' | 'failed'>
  source_key: string
  source_name: string
  source_bytes: number
  source_sha256: string | null
  source_info: JSONColumnType<StoredSource, string, string> | null
  /** Made from parts of another asset; until it is, `source_bytes` is 0. */
  cut: JSONColumnType<CutOrder, string, string> | null
  /** What the cut is going to need, for the quota. */
  reserved_bytes: Generated<number>
  duration_ms: number | null
  width: number | null
  height: number | null
  poster: Generated<boolean>
  small_poster: string | null
  placeholder: string | null
  storyboard_sheets: Generated<number>
  thumbnail: Generated<string | null>
  next_thumbnail: Generated<string | null>
  waveform: Generated<boolean>
  /** Whether its renditions are to be encrypted, and its playlists to be had with a permission only. */
  encrypted: Generated<boolean>
  step: string | null
  percent: number | null
  eta_ms: number | null
  problem_code: string | null
  problem_message: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
  playable_at: Date | null
  done_at: Date | null
}
export type RenditionTable = {
  asset_id: string
  name: string
  medium: Generated<'video' | 'audio'>
  language: string | null
  label: string | null
  place: Generated<number>
  run: string | null
  segments: Generated<number>
  listed: Generated<boolean>
  state: 'waiting' | 'processing' | 'ready' | 'failed'
  kind: 'remux' | 'encode'
  width: number | null
  height: number | null
  fps: number | null
  codecs: string | null
  bandwidth_bps: number | null
  average_bandwidth_bps: number | null
  size_bytes: Generated<number>
  duration_ms: number | null
  percent: number | null
  /** What its segments are encrypted with. */
  key_id: string | null
  /** Files that are about to take the place of those of `run`. */
  next_run: string | null
  created_at: Generated<Date>
  updated_at: Generated<Date>
}
type KeyTable = { id: string; asset_id: string; sealed: Buffer; created_at: Date }
export type ThumbnailTable = {
  id: string
  asset_id: string
  kind: 'suggested' | 'frame' | 'image'
  at_ms: number | null
  given: JSONColumnType<Image & Fit, string, string> | null
  state: Generated<'making' | 'ready' | 'failed'>
  small: Generated<string | null>
  placeholder: Generated<string | null>
  problem_code: Generated<string | null>
  problem_message: Generated<string | null>
  /** Of one that came along from another asset: the first one it is a copy of. */
  origin: Generated<string | null>
  created_by: string | null
  created_at: Date
}
/** As it is, for the middle of a text; or cut to its middle, for a face. */
export type PictureShape = 'inline' | 'square'
export type PictureTable = {
  id: string
  asset_id: string
  given: JSONColumnType<Image, string, string>
  shape: Generated<PictureShape>
  state: Generated<'making' | 'ready' | 'failed' | 'gone'>
  width: Generated<number | null>
  height: Generated<number | null>
  size_bytes: Generated<number>
  small: Generated<string | null>
  placeholder: Generated<string | null>
  problem_message: Generated<string | null>
  created_by: string | null
  created_at: Date
}
export type PictureRow = Selectable<PictureTable>
export type ThumbnailRow = Selectable<ThumbnailTable>

/** As `assetById` gives it: an older description of the source is brought up to date. */
export type AssetRow = Omit<Selectable<AssetTable>, 'source_info'> & { source_info: SourceInfo | null }

export type RenditionRow = Selectable<RenditionTable>

export const media = (ctx: Ctx) =>
  ctx.db.$extendTables<{
    'media.assets': AssetTable
    'media.renditions': RenditionTable
    'media.thumbnails': ThumbnailTable
    'media.keys': KeyTable
    'media.pictures': PictureTable
  }>()
