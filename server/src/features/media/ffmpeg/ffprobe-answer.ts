import { z } from 'zod'
import { MediaFailure } from './failure.ts'

/** Nobody uploads more; what claims more is measured instead. */
export const LONGEST_MS = 48 * 3_600_000

// ffprobe prints what the file claims: every number may be missing, absurd, 'N/A' or 'nan'. What does not hold is null.
const count = (max: number) => z.coerce.number().int().min(0).max(max).nullable().catch(null)
const longestS = LONGEST_MS / 1000
const seconds = z.coerce.number().positive().max(longestS).nullable().catch(null)
/** A moment: a transport stream begins anywhere in its 26 hours, an edit list before zero. */
const moment = z.coerce.number().min(-longestS).max(longestS).nullable().catch(null)
const text = z.string().max(100).catch('')
// Titles come from strangers and are shown: no control characters, no tricks with the direction of writing.
const words = z
  .string()
  .transform((value) =>
    value
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .trim()
      .slice(0, 100),
  )
  .catch('')
const ratio = (separator: string) =>
  z
    .string()
    .transform((value) => value.split(separator).map(Number))
    .pipe(z.tuple([z.number().int().positive(), z.number().int().positive()]))
    .transform(([num, den]) => ({ num, den }))
    .nullable()
    .catch(null)
const flag = z.number().catch(0)

const Stream = z.object({
  index: z.number().int().min(0).max(1000),
  codec_type: text,
  codec_name: text,
  codec_tag_string: text,
  profile: text,
  level: z.number().int().catch(-1),
  pix_fmt: text,
  width: count(1 << 20),
  height: count(1 << 20),
  sample_aspect_ratio: ratio(':'),
  avg_frame_rate: ratio('/'),
  r_frame_rate: ratio('/'),
  start_time: moment,
  color_range: text,
  color_space: text,
  color_transfer: text,
  color_primaries: text,
  field_order: text,
  channels: count(1024),
  channel_layout: text,
  sample_rate: count(1_000_000),
  sample_fmt: text,
  disposition: z
    .object({ default: flag, attached_pic: flag, timed_thumbnails: flag })
    .catch({ default: 0, attached_pic: 0, timed_thumbnails: 0 }),
  tags: z.object({ language: words, title: words }).catch({ language: '', title: '' }),
  side_data_list: z.array(z.object({ rotation: z.number().nullable().catch(null) })).catch([]),
})
export type Stream = z.output<typeof Stream>

const Chapter = z.object({ start_time: moment, tags: z.object({ title: words }).catch({ title: '' }) })

// Only what is read here: tags may hold megabytes of lyrics.
export const ENTRIES = [
  'format=format_name,duration',
  `stream=${Object.keys(Stream.omit({ disposition: true, side_data_list: true, tags: true }).shape).join(',')}`,
  'stream_disposition=default,attached_pic,timed_thumbnails',
  'stream_tags=language,title',
  'stream_side_data=rotation',
  'chapter=start_time',
  'chapter_tags=title',
].join(':')

const Answer = z.object({
  format: z.object({ format_name: text, duration: seconds }),
  streams: z.array(Stream).max(100),
  chapters: z.array(Chapter).catch([]),
})
export type Answer = z.output<typeof Answer>

/** @throws {MediaFailure} not_media */
export function parseAnswer(printed: string): Answer {
  try {
    return Answer.parse(JSON.parse(printed))
  } catch (error) {
    throw new MediaFailure('not_media', error instanceof Error ? error.message.slice(0, 1000) : '')
  }
}
