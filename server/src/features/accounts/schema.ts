import { z } from 'zod'
import { isUuid } from '#platform/ids.ts'
import { said } from '#platform/language.ts'
import { manyLines } from '#platform/text.ts'
import { Name } from './auth-schema.ts'
import { SCOPES } from './policy.ts'
import { Preferences } from './preferences.ts'

const Handle = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{2,39}$/, '3 to 40 of a-z, 0-9, - and _, beginning with a letter or digit')
  .refine((handle) => !isUuid(handle), said('must not look like an id'))
export const Role = z.enum(['owner', 'manager', 'editor', 'moderator', 'analyst', 'accountant'])

export const PicturePath = z
  .string()
  .nullable()
  .meta({ description: 'Path of a square picture of 160 pixels; null: its initials are shown' })

export const Channel = z
  .object({
    id: z.uuid(),
    handle: z.string(),
    name: z.string(),
    description: z.string(),
    picture: PicturePath,
    createdAt: z.iso.datetime(),
    verifiedAt: z.iso.datetime().nullable().meta({ description: 'Since when it is known to be who it says it is' }),
    followerCount: z.int(),
  })
  .meta({ id: 'Channel' })

export const Me = z
  .object({
    user: z
      .object({
        id: z.uuid(),
        name: z.string(),
        email: z.string(),
        emailVerified: z.boolean(),
        operator: z.boolean(),
        preferences: Preferences,
      })
      .nullable(),
    channels: z.array(
      z.object({
        id: z.uuid(),
        handle: z.string(),
        name: z.string(),
        picture: PicturePath,
        verified: z.boolean(),
        role: Role,
      }),
    ),
    needsChannel: z
      .boolean()
      .meta({ description: 'They have none any more, and deleted one: the studio makes the next one only when asked' }),
    signUp: z.enum(['open', 'invite', 'closed']),
    /** False: letters wait for the operator, who passes them on. */
    sendsMail: z.boolean(),
    /** True while no account exists, so that the sign-up page can ask for the set-up code. */
    firstAccount: z.boolean(),
  })
  .meta({ id: 'Me' })

export const PreferencesPatch = Preferences.partial()

export const Session = z
  .object({
    id: z.uuid(),
    browser: z.string().nullable(),
    system: z.string().nullable(),
    handHeld: z.boolean(),
    network: z.string().nullable().meta({ description: 'The address without its end' }),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().meta({ description: 'To about ten minutes' }),
    current: z.boolean(),
  })
  .meta({ id: 'Session' })

export const NewChannel = z.object({ handle: Handle.optional(), name: Name })
export const ChannelPatch = z.object({
  handle: Handle.optional(),
  name: Name.optional(),
  description: z.string().max(5000).overwrite(manyLines).optional(),
})

export const ApiKey = z
  .object({
    id: z.uuid(),
    name: z.string(),
    prefix: z.string(),
    scopes: z.array(z.enum(SCOPES)),
    channelIds: z.array(z.uuid()).nullable().meta({ description: 'Null: every channel of the person' }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().nullable(),
    lastUsedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'ApiKey' })
export const NewApiKey = z.object({
  name: Name,
  scopes: z.array(z.enum(SCOPES)).min(1),
  channelIds: z
    .array(z.uuid().transform((id) => id.toLowerCase()))
    .min(1)
    .max(100)
    .optional()
    .meta({ description: 'Default: every channel of the person, also one that comes later' }),
  expiresInDays: z.int().min(1).max(3650).optional(),
})
export const CreatedApiKey = ApiKey.extend({ key: z.string().meta({ description: 'Shown only now' }) }).meta({
  id: 'CreatedApiKey',
})

export const Mail = z
  .object({
    id: z.uuid(),
    to: z.string(),
    subject: z.string(),
    body: z.string(),
    createdAt: z.iso.datetime(),
    sentAt: z.iso.datetime().nullable(),
    error: z.string().nullable(),
    queued: z.boolean().describe('It is about to be sent, or waits for its next try'),
  })
  .meta({ id: 'Mail' })

export const Invite = z
  .object({
    id: z.uuid(),
    note: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime(),
    usedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'Invite' })
export const NewInvite = z.object({ note: z.string().trim().max(200).default('') })
export const CreatedInvite = Invite.extend({ url: z.string().meta({ description: 'Shown only now' }) }).meta({
  id: 'CreatedInvite',
})
