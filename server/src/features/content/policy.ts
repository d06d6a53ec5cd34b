import * as accounts from '#features/accounts/service.ts'
import type { Actor } from '#platform/context.ts'

type Viewed = { channel_id: string; visibility: string; status: string; deleted_at: Date | null }

/** Unlisted is for everybody who has the address. */
export const canWatch = (actor: Actor, video: Viewed): boolean =>
  video.deleted_at === null &&
  (video.visibility !== 'private' ||
    (accounts.isTeam(actor, video.channel_id) && accounts.hasScope(actor, 'videos:read')))

export const canEdit = (actor: Actor, video: { channel_id: string }): boolean =>
  accounts.canEditContent(actor, video.channel_id)
