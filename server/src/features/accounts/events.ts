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

/** Somebody who has an account was asked into the team of a channel. */
export const InvitedToTeam = declareEvent(
  'accounts.invited-to-team',
  z.object({
    userId: z.uuid(),
    invitationId: z.uuid(),
    channel: z.string(),
    role: z.string(),
    invitedBy: z.string(),
    sentAt: z.iso.datetime(),
  }),
)

/** Somebody's place in a team is another one, or none any more (`role` null). Not told of what people do themselves. */
export const PlaceInTeamChanged = declareEvent(
  'accounts.place-in-team-changed',
  z.object({ userId: z.uuid(), channelId: z.uuid(), channel: z.string(), role: z.string().nullable() }),
)

/** An invitation was accepted; told to whoever invited. */
export const JoinedTeam = declareEvent(
  'accounts.joined-team',
  z.object({ invitationId: z.uuid(), invitedBy: z.uuid(), channel: z.string(), name: z.string() }),
)

/** A channel asks to be verified; told to who runs the installation. */
export const VerificationRequested = declareEvent(
  'accounts.verification-requested',
  z.object({ requestId: z.uuid(), channel: z.string() }),
)

/** The operator decided, or took the badge back; told to the owners. */
export const VerificationDecided = declareEvent(
  'accounts.verification-decided',
  z.object({
    channelId: z.uuid(),
    channel: z.string(),
    state: z.enum(['approved', 'refused', 'revoked']),
    reason: z.string(),
  }),
)

/** A channel was deleted; told to the rest of its team. Its owners can bring it back until then. */
export const ChannelDeleted = declareEvent(
  'accounts.channel-deleted',
  z.object({
    channelId: z.uuid(),
    channel: z.string(),
    userIds: z.array(z.uuid()),
    restorableUntil: z.iso.datetime(),
  }),
)
