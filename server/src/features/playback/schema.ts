import { z } from 'zod'
import { Video } from '#features/content/service.ts'
import { said } from '#platform/language.ts'

const VideoId = z.uuid().toLowerCase()
/** Longer than any media; what PostgreSQL's int holds. */
const Ms = z.int().min(0).max(2_000_000_000)
const DeviceId = z
  .string()
  .min(1)
  .max(64)
  .regex(/^[\w.-]+$/)
const RangeOfMedia = z.tuple([Ms, Ms]).refine(([from, to]) => from < to, said('A range ends after it begins'))

const Reported = z.object({
  vodId: VideoId,
  positionMs: Ms,
  ranges: z
    .array(RangeOfMedia)
    .max(500)
    .optional()
    .meta({ description: 'What was played since the last report, in ms' }),
  at: z.iso
    .datetime({ offset: true })
    .optional()
    .meta({ description: 'When the position was reached, by the clock that `sentAt` is of; default: now' }),
})
const SentAt = z.iso
  .datetime({ offset: true })
  .optional()
  .meta({ description: 'The clock of the device when it sends this: what it is wrong by is corrected' })

export const ProgressReport = Reported.extend({ deviceId: DeviceId, sentAt: SentAt }).meta({
  id: 'WatchProgressReport',
})

export const ProgressMerge = z
  .object({
    deviceId: DeviceId,
    sentAt: SentAt,
    items: z
      .array(Reported.extend({ mark: z.enum(['watched', 'dismissed']).nullish() }))
      .min(1)
      .max(200),
  })
  .meta({ id: 'WatchProgressMerge', description: 'What a browser kept while nobody was signed in' })

export const State = z.enum(['unwatched', 'started', 'watched']).meta({
  description: 'watched: at least 90 % of it, or marked by hand; started: at least 5 %; of articles never',
})

export const Progress = z
  .object({
    vodId: VideoId,
    positionMs: z.int().meta({ description: 'Where it was left last, on whichever device' }),
    durationMs: z.int().nullable(),
    seenPercent: z.number().meta({ description: 'Share of it that was played at least once, 0 to 100' }),
    state: State,
    resumeMs: z.int().nullable().meta({ description: 'Where to go on; null: from the beginning' }),
    deviceId: z.string().nullable(),
    updatedAt: z.iso.datetime().nullable().meta({ description: 'When the position was reached; null: never watched' }),
  })
  .meta({ id: 'WatchProgress' })

export const Kept = Progress.extend({
  kept: z.boolean().meta({ description: 'false while the history is paused: nothing was written' }),
}).meta({ id: 'WatchProgressKept' })

export const ManyIds = z
  .string()
  .max(100 * 37)
  .transform((text) => text.split(','))
  .pipe(z.array(VideoId).min(1).max(100))
  .meta({ description: 'Up to 100 ids, separated by commas' })

export const Marking = z
  .object({ state: z.enum(['watched', 'unwatched', 'dismissed']) })
  .meta({ id: 'WatchProgressMark', description: 'dismissed: not among what can be continued, until more is watched' })

export const Watched = z
  .object({
    vodId: VideoId,
    video: Video.nullable().meta({ description: 'null: it is private now, or gone' }),
    progress: Progress,
    watchedAt: z.iso.datetime(),
  })
  .meta({ id: 'Watched' })

export const HistoryQuery = z.object({
  q: z.string().trim().max(200).optional().meta({ description: 'Words of the titles' }),
  from: z.iso.datetime({ offset: true }).optional(),
  to: z.iso.datetime({ offset: true }).optional().meta({ description: 'Before this instant' }),
  limit: z.coerce.number().int().min(1).max(100).default(24),
  cursor: z.string().max(200).optional(),
})
export const HistoryPage = z
  .object({ items: z.array(Watched), nextCursor: z.string().nullable() })
  .meta({ id: 'WatchHistoryPage' })

export const HistorySettings = z
  .object({ paused: z.boolean().meta({ description: 'Nothing new is written while it is' }) })
  .meta({ id: 'WatchHistorySettings' })
