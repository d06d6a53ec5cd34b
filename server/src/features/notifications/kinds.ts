import { z } from 'zod'
import { theirWords } from '#platform/answer-language.ts'

/** A kind of notice: its name is stored and never changes; the web has the words for each (`notice-words.tsx`). */
export type NoticeKind<P> = { name: string; payload: z.ZodType<P> }

const declareKind = <const N extends string, S extends z.ZodType>(name: N, payload: S) => ({ name, payload })

const OfVideo = z.object({ videoId: z.uuid(), title: z.string() })

export const VideoReady = declareKind('video.ready', OfVideo)
export const VideoFailed = declareKind('video.failed', OfVideo.extend({ reason: z.string() }))
export const VideoPublished = declareKind('video.published', OfVideo)
export const ChannelVideo = declareKind('channel.video', OfVideo.extend({ channelId: z.uuid(), channel: z.string() }))
export const VideoViews = declareKind(
  'video.views',
  OfVideo.extend({ views: z.int(), article: z.boolean().optional() }),
)
export const UploadGivenUp = declareKind('upload.given-up', z.object({ title: z.string() }))
export const NewDevice = declareKind(
  'account.new-device',
  z.object({ browser: z.string().nullable(), system: z.string().nullable() }),
)
export const TeamInvited = declareKind(
  'team.invited',
  z.object({ channel: z.string(), role: z.string(), invitedBy: z.string() }),
)
const InTeam = z.object({ channelId: z.uuid(), channel: z.string() })
export const TeamRoleChanged = declareKind('team.role-changed', InTeam.extend({ role: z.string() }))
export const TeamRemoved = declareKind('team.removed', InTeam)
export const ChannelDeleted = declareKind('team.channel-deleted', InTeam.extend({ restorableUntil: z.iso.datetime() }))
export const TeamJoined = declareKind('team.joined', z.object({ channel: z.string(), name: z.string() }))
export const InviteUsed = declareKind('operator.invite-used', z.object({ name: z.string() }))
export const JobsFailed = declareKind('operator.jobs-failed', z.object({ queue: z.string(), count: z.int() }))
export const DiskLow = declareKind('operator.disk-low', z.object({ freeBytes: z.number(), totalBytes: z.number() }))

export const RetentionAhead = declareKind(
  'retention.ahead',
  InTeam.extend({ count: z.int(), goesAt: z.iso.datetime() }),
)

export const WebhookOff = declareKind('webhook.off', InTeam.extend({ host: z.string(), gone: z.boolean() }))
export const VerificationDecided = declareKind(
  'channel.verification-decided',
  InTeam.extend({ state: z.enum(['approved', 'refused', 'revoked']), reason: theirWords(z.string()) }),
)
export const VerificationRequested = declareKind('operator.verification-requested', z.object({ channel: z.string() }))
export const ReportsWaiting = declareKind('operator.reports-waiting', z.object({}))
/** To those who run the channel. `put-back`, `age-lifted`: the operator thought again. */
export const VideoModerated = declareKind(
  'video.moderated',
  OfVideo.extend({
    what: z.enum(['taken-down', 'age-restricted', 'put-back', 'age-lifted']),
    category: z.string().nullable(),
    message: theirWords(z.string()),
  }),
)
/** To who reported it. */
export const ReportDecided = declareKind(
  'report.decided',
  OfVideo.extend({ decision: z.enum(['nothing', 'age-restricted', 'taken-down', 'sentence-removed']) }),
)

/** All there are: a later kind is declared above, added here, and given words on the web. */
export const KINDS = [
  VideoReady,
  VideoFailed,
  VideoPublished,
  VideoViews,
  ChannelVideo,
  UploadGivenUp,
  RetentionAhead,
  WebhookOff,
  NewDevice,
  TeamInvited,
  TeamRoleChanged,
  TeamRemoved,
  TeamJoined,
  ChannelDeleted,
  InviteUsed,
  VerificationDecided,
  VerificationRequested,
  ReportsWaiting,
  VideoModerated,
  ReportDecided,
  JobsFailed,
  DiskLow,
] as const

const byName = new Map<string, z.ZodType>(KINDS.map((kind) => [kind.name, kind.payload]))

/** False for what another release has written and this one has no words for. */
export const isKnown = (kind: string, payload: unknown): boolean =>
  byName.get(kind)?.safeParse(payload).success ?? false
