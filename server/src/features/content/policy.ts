import type { Selectable } from 'kysely'
import * as accounts from '#features/accounts/service.ts'
import type { Actor } from '#platform/context.ts'
import type { VideoTable } from './tables.ts'

export type VideoVisibility = Selectable<VideoTable>['visibility']
type Owned = { channel_id: string }
type Viewed = Owned & { visibility: VideoVisibility; deleted_at: Date | null }

/** How far a visibility reaches at this moment: a scheduled video is private until it is published. */
export const reachOf = (visibility: VideoVisibility): 'private' | 'unlisted' | 'public' =>
  visibility === 'public' || visibility === 'unlisted' ? visibility : 'private'

/**
 * Who is let in where not everybody is who has the address: until there are memberships, the team, of `members` as of
 * `private`.
 */
export const isEntitled = (actor: Actor, video: Owned & { visibility: VideoVisibility }): boolean =>
  accounts.may(actor, video.channel_id, 'videos.read')

/** Unlisted is for everybody who has the address. */
export const canWatch = (actor: Actor, video: Viewed): boolean =>
  video.deleted_at === null && (reachOf(video.visibility) !== 'private' || isEntitled(actor, video))

/** Whoever runs the studio looks again at what was taken down, by anybody of them. Nothing else that is private. */
export const canReview = (actor: Actor, video: { taken_down: unknown; deleted_at: Date | null }): boolean =>
  actor.kind === 'user' && actor.operator && video.taken_down !== null && video.deleted_at === null

export const canEdit = (actor: Actor, video: Owned): boolean => accounts.may(actor, video.channel_id, 'videos.edit')

/** Editors throw away what nobody has seen yet; what was published is for owner and manager. */
export const whyNotDelete = (actor: Actor, video: Owned & { published_at: Date | null }): string | null =>
  accounts.whyNot(actor, video.channel_id, video.published_at === null ? 'videos.edit' : 'videos.delete')
