import { z } from 'zod'
import { declareEvent } from '#platform/jobs.ts'

/** What may be heard of a channel's videos, by the names that webhooks have for it. */
export const HAPPENINGS = [
  'video.uploaded',
  'video.ready',
  'video.failed',
  'video.published',
  'video.updated',
  'video.deleted',
  'video.restored',
  'video.purged',
] as const
export type Happening = (typeof HAPPENINGS)[number]

/** One commit's news of one kind; a change of many tells hundreds at once. */
export const VideosHappened = declareEvent(
  'content.videos-happened',
  z.object({
    channelId: z.uuid(),
    type: z.enum(HAPPENINGS),
    at: z.iso.datetime(),
    videos: z.array(
      z.object({
        id: z.uuid(),
        title: z.string(),
        visibility: z.string().optional(),
        fields: z.array(z.string()).optional().meta({ description: 'What was changed' }),
        reason: z.string().optional().meta({ description: 'Why it failed' }),
      }),
    ),
  }),
)

/** What may be heard of what stands beside the videos, likewise. */
export const THINGS = [
  'playlist.created',
  'playlist.updated',
  'playlist.deleted',
  'playlist.restored',
  'captions.updated',
  'captions.deleted',
  'version.replaced',
  'version.made_current',
  'article.updated',
  'article.published',
] as const

const Said = z.union([z.string(), z.number(), z.array(z.string()), z.null()])

/** One thing of a channel; `about` is what it belongs to: the playlist, or the video. */
export const ThingHappened = declareEvent(
  'content.thing-happened',
  z.object({
    channelId: z.uuid(),
    type: z.enum(THINGS),
    at: z.iso.datetime(),
    about: z.uuid(),
    data: z.record(z.string(), Said),
  }),
)

/** Nobody went on with an upload for so long that its bytes were thrown away; the draft is in the trash. */
export const UploadGivenUp = declareEvent(
  'content.upload-given-up',
  z.object({ videoId: z.uuid(), channelId: z.uuid(), title: z.string(), uploadedBy: z.uuid() }),
)

/** A scheduled video has become public by itself. */
export const VideoPublished = declareEvent(
  'content.video-published',
  z.object({ videoId: z.uuid(), at: z.iso.datetime() }),
)

/** Videos will go to the trash by a channel's rules, the first of them at this moment. */
export const RetentionAhead = declareEvent(
  'content.retention-ahead',
  z.object({ channelId: z.uuid(), count: z.int().positive(), goesAt: z.iso.datetime() }),
)

/** The views of a video have come to a number worth telling: the first, the hundredth, the thousandth… */
export const ViewsReached = declareEvent(
  'content.views-reached',
  z.object({ videoId: z.uuid(), views: z.int().positive() }),
)

/** The highest of 1, 100, 1,000, 10,000… that was passed on the way, or null. */
export function milestonePassed(before: number, after: number): number | null {
  if (after < 1 || after <= before) return null
  if (after < 100) return before < 1 ? 1 : null
  const highest = 10 ** Math.floor(Math.log10(after))
  return before < highest ? highest : null
}
