import { z } from 'zod'
import { declareEvent } from '#platform/jobs.ts'

/** Somebody signed in with a browser that was not seen of them before; never told of the first one. */
export const SignedInFromNewDevice = declareEvent(
  'accounts.new-device',
  z.object({ userId: z.uuid(), browser: z.string().nullable(), system: z.string().nullable() }),
)

/** An account was opened with an invitation. */
export const InviteUsed = declareEvent(
  'accounts.invite-used',
  z.object({ inviteId: z.uuid(), invitedBy: z.uuid(), name: z.string() }),
)
