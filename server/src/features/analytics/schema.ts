import { z } from 'zod'
import { Video } from '#features/content/service.ts'
import { said } from '#platform/language.ts'
import { HOST, isTimestamp, MAX_EVENTS, MAX_MS, MAX_RANGES, PLACES } from './event-shape.ts'

const Timestamp = z
  .string()
  .refine(isTimestamp, said('must be a time such as 2026-01-31T12:00:00.000Z'))
  .meta({ format: 'date-time', examples: ['2026-01-31T12:00:00.000Z'] })
const Ms = z.number().min(0).max(MAX_MS)
const Ranges = z
  .array(z.tuple([Ms, Ms]).refine(([from, to]) => from < to, said('must end after its begin')))
  .max(MAX_RANGES)
  .meta({ description: 'Media time played since the last event that carried ranges, [[fromMs, toMs], ...]' })

const about = {
  id: z.guid().meta({ description: 'Made by the client; a repeated id counts once' }),
  at: Timestamp.meta({ description: "When it happened, on the client's clock; corrected by receipt minus sentAt" }),
  vodId: z.guid().optional(),
  clipId: z.guid().optional(),
  streamId: z.guid().optional(),
}
const inPlayer = {
  ...about,
  playbackId: z.guid().meta({ description: 'One per load of the player' }),
  positionMs: Ms,
  ranges: Ranges.optional(),
  rate: z
    .number()
    .min(0.05)
    .max(16)
    .optional()
    .meta({ description: 'Speed of playback, default 1; more than 2 is judged as 2' }),
  place: z
    .enum(PLACES)
    .optional()
    .meta({ description: 'Where the player is: on this site (default), or in a frame on another one' }),
  host: z
    .string()
    .regex(HOST)
    .optional()
    .meta({ description: 'Of an embed: the name of the site around it, without a port or a path' }),
}

/** One of the shapes; each names exactly one of vodId, clipId and streamId. */
export const StudioEvent = z
  .discriminatedUnion('type', [
    z.object({ type: z.literal('start'), ...inPlayer }),
    z.object({ type: z.literal('progress'), ...inPlayer, ranges: Ranges }),
    z.object({ type: z.literal('view'), ...inPlayer }),
    z.object({ type: z.literal('pause'), ...inPlayer }),
    z.object({ type: z.literal('seek'), ...inPlayer, toMs: Ms.optional() }),
    z.object({ type: z.literal('stall'), ...inPlayer, durationMs: Ms.optional() }),
    z.object({ type: z.literal('error'), ...inPlayer, code: z.string().max(64).optional() }),
    z.object({ type: z.literal('quality'), ...inPlayer, height: z.int().min(0).max(20_000).optional() }),
    z.object({ type: z.literal('end'), ...inPlayer }),
    z.object({ type: z.literal('open'), ...inPlayer }).meta({ description: 'An article came into sight' }),
    z.object({ type: z.literal('read'), ...inPlayer }).meta({
      description: 'An article was in sight for 10 seconds; `ranges` are of the time in sight, [[0, 10000]]',
    }),
    z.object({ type: z.literal('impression'), ...about, playbackId: z.guid().optional(), positionMs: Ms.optional() }),
  ])
  .refine((event) => [event.vodId, event.clipId, event.streamId].filter((id) => id !== undefined).length === 1, {
    message: said('must name exactly one of vodId, clipId and streamId'),
  })
  .meta({ id: 'StudioEvent' })

export const EventBatch = z
  .object({ sentAt: Timestamp, events: z.array(StudioEvent).max(MAX_EVENTS) })
  .meta({ id: 'EventBatch' })

const REJECTIONS = [
  'invalid',
  'bad_range',
  'too_old',
  'from_future',
  'unknown_video',
  'wrong_kind',
  'unknown_clip',
  'unknown_stream',
] as const
export type Rejection = (typeof REJECTIONS)[number]

export const EventsReceived = z
  .object({
    accepted: z.int().meta({ description: 'Events that are kept now, repetitions among them included' }),
    rejected: z.array(z.object({ index: z.int(), code: z.enum(REJECTIONS) })),
  })
  .meta({ id: 'EventsReceived' })

export const DashboardQuery = z.object({
  days: z.enum(['7', '28', '90']).default('28').transform(Number).meta({ description: 'Today included' }),
  tz: z
    .string()
    .max(64)
    .default('UTC')
    .meta({ description: 'IANA name of the zone whose days are meant', examples: ['Europe/Berlin'] }),
  channelId: z.uuid().optional(),
})

const Figure = z
  .object({
    value: z.number(),
    previous: z.number().meta({ description: 'The same for as many days before' }),
    change: z
      .number()
      .nullable()
      .meta({ description: '0.1 is 10 % more than before; null where there was nothing before' }),
    n: z.number().meta({ description: 'Counted views of both periods, on which `change` rests' }),
    definition: z.string(),
  })
  .meta({ id: 'Figure' })

const Plays = z
  .object({
    begun: z.number().meta({ description: 'Plays that began in the period, whatever became of them' }),
    counted: z.number().meta({ description: 'Those that became a view' }),
    notCounted: z
      .object({ too_short: z.number(), repeat: z.number(), self: z.number(), rate: z.number(), bot: z.number() })
      .meta({ description: 'The others, by the reason kept with them' }),
    bots: z
      .object({ name: z.number(), sweep: z.number(), crowd: z.number(), flood: z.number() })
      .meta({ description: 'Of the bots, by what they were recognised' }),
    definitions: z
      .object({ too_short: z.string(), repeat: z.string(), self: z.string(), rate: z.string(), bot: z.string() })
      .meta({ description: 'Each reason in words' }),
  })
  .meta({ id: 'Plays' })

export const Dashboard = z
  .object({
    channelId: z.uuid(),
    period: z.object({ from: z.iso.date(), to: z.iso.date(), days: z.int(), tz: z.string() }),
    figures: z
      .object({
        views: Figure,
        watchTimeMs: Figure,
        viewers: Figure,
        plays: Plays,
        reads: Figure,
        places: z
          .object({
            site: z.number(),
            embed: z.number(),
            hosts: z
              .array(z.object({ host: z.string(), views: z.number() }))
              .meta({ description: 'Of `embed`, most first; as browsers tell, which not all do' }),
            definition: z.string(),
          })
          .meta({ description: 'Where the views were' }),
        openings: Plays.meta({
          description: 'Likewise of articles: how often they were opened, and what became a read',
        }),
      })
      .nullable()
      .meta({
        description:
          'null while ClickHouse is away and nothing is known from before; figures from before hold until `completeUntil`',
      }),
    series: z.array(
      z.object({
        day: z.iso.date(),
        views: z.number(),
        watchTimeMs: z.number(),
        viewers: z.number(),
        reads: z.number(),
        previousViews: z.number().meta({ description: 'Of the same place in the period before' }),
        provisional: z.boolean().meta({ description: 'More may come' }),
      }),
    ),
    latestVideos: z.array(Video),
    completeUntil: z.iso.datetime().meta({ description: 'All events received before it are in the figures' }),
    lag: z
      .object({ since: z.iso.datetime(), reason: z.enum(['clickhouse_unavailable', 'catching_up']) })
      .nullable()
      .meta({ description: 'Set when the figures are more than a few seconds behind' }),
    refusedEvents: z
      .number()
      .meta({ description: 'Events in the whole installation that could not be stored for figures' }),
  })
  .meta({ id: 'Dashboard' })

export const QuarantineQuery = z.object({
  state: z.enum(['waiting', 'discarded']).default('waiting'),
  cursor: z.uuid().optional(),
})

const QuarantineItem = z
  .object({
    id: z.uuid(),
    kind: z.enum(['line', 'lot', 'event', 'batch']).meta({
      description:
        'line and lot: could not be read for counting; event: refused by ClickHouse; batch: could not be read for ClickHouse',
    }),
    events: z.number(),
    error: z.string(),
    row: z.string().meta({ description: 'As it was put aside, at most 20,000 characters; packed ones in base64' }),
    rowLength: z.number(),
    createdAt: z.iso.datetime(),
    discardedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'QuarantineItem' })

const Waiting = z.object({
  events: z.number(),
  bytes: z.number(),
  since: z.iso.datetime().nullable().meta({ description: 'Receipt of the oldest' }),
})

export const Quarantine = z
  .object({
    items: z.array(QuarantineItem),
    nextCursor: z.string().nullable(),
    events: z.number().meta({ description: 'Events that are put aside; they are in no figure' }),
    discardedEvents: z.number(),
    waiting: z.object({
      inbox: Waiting.meta({ description: 'Acknowledged, not judged yet' }),
      batches: Waiting.meta({ description: 'Judged, not in ClickHouse yet' }),
      mostBytes: z.number().meta({ description: 'Beyond it new events are refused until there is room' }),
      taking: z.boolean().meta({ description: 'Whether new events are taken' }),
    }),
  })
  .meta({ id: 'Quarantine' })

export const Retried = z.object({ tried: z.number(), unreadable: z.number() })
