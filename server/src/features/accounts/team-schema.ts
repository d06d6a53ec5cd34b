import { z } from 'zod'
import { PicturePath, Role } from './schema.ts'

/** Nobody is invited as an owner: whoever is in the team can be made one. */
export const InvitedRole = Role.exclude(['owner'])
export type InvitedRole = z.infer<typeof InvitedRole>

const Reason = z.string().optional()

export const Member = z
  .object({
    userId: z.uuid(),
    name: z.string(),
    email: z.string().nullable().meta({ description: 'Only for who manages the team, and one’s own' }),
    role: Role,
    joinedAt: z.iso.datetime(),
    you: z.boolean(),
    can: z.object({
      roles: z.array(Role).meta({ description: 'What their role can be changed to now, the present one among them' }),
      remove: z.boolean(),
    }),
    why: z.object({
      roles: z.partialRecord(Role, z.string()).meta({ description: 'Why not the other roles' }),
      remove: Reason,
    }),
  })
  .meta({ id: 'Member' })

export const Invitation = z
  .object({
    id: z.uuid(),
    email: z.string(),
    role: InvitedRole,
    invitedBy: z.string().nullable(),
    sentAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    expired: z.boolean(),
  })
  .meta({ id: 'Invitation' })

export const Team = z
  .object({
    items: z.array(Member),
    invitations: z.array(Invitation).meta({ description: 'Only for who manages the team' }),
    can: z.object({ invite: z.boolean(), readAudit: z.boolean() }),
    why: z.object({ invite: Reason, readAudit: Reason }),
  })
  .meta({ id: 'Team' })

export const NewInvitation = z.object({
  email: z
    .email()
    .max(320)
    .transform((email) => email.toLowerCase()),
  role: InvitedRole,
})
export const MemberPatch = z.object({ role: Role })

export const Token = z.string().min(20).max(100)
/** What the page behind the letter shows. */
export const InvitationLook = z
  .object({
    state: z.enum(['open', 'expired', 'accepted', 'revoked']),
    email: z.string(),
    role: InvitedRole,
    invitedBy: z.string().nullable(),
    channel: z.object({ id: z.uuid(), handle: z.string(), name: z.string(), picture: PicturePath }),
    expiresAt: z.iso.datetime(),
    member: z.boolean().meta({ description: 'Whoever asks is in the team already' }),
    can: z.object({ accept: z.boolean() }),
    why: z.object({ accept: Reason }),
  })
  .meta({ id: 'InvitationLook' })

export const Roles = z
  .object({
    roles: z.array(Role),
    permissions: z.array(
      z.object({
        name: z.string(),
        doing: z.string().meta({ description: 'Completes “… may …”' }),
        roles: z.array(Role),
        scope: z.string().nullable().meta({ description: 'Of an API key; null: no key may' }),
      }),
    ),
  })
  .meta({ id: 'Roles' })
