import { z } from 'zod'
import { said } from '#platform/language.ts'
import { oneLine } from '#platform/text.ts'

const Email = z.string().trim().max(320).regex(z.regexes.email, said('must be an e-mail address'))
/** Of a person, a channel or a key: stands in lines of others' text, which it must neither break nor turn round. */
export const Name = z.string().overwrite(oneLine).trim().min(1).max(100)
export const Password = z.string().min(1).max(200)

export const Code = z.string().trim().min(6).max(20).meta({ description: 'Of the app, or a recovery code' })

export const Restore = z
  .boolean()
  .optional()
  .meta({ description: 'After 403 `auth.account_deleted`: brings the account back, and signs in' })

export const SignedIn = z
  .looseObject({ user: z.looseObject({ id: z.uuid(), name: z.string(), email: z.string() }) })
  .meta({ id: 'SignedIn' })
export const Done = z.looseObject({}).meta({ id: 'Done' })

/** The flows of better-auth that are open to clients; whatever else it knows is not reachable. */
export const FLOWS = [
  {
    path: 'sign-up/email',
    operationId: 'signUp',
    summary: 'Opens an account and a session',
    body: z.object({
      name: Name,
      email: Email,
      password: z.string().min(8, said('at least 8 characters')).max(200),
      invite: z
        .string()
        .max(100)
        .optional()
        .meta({ description: 'The code of an invitation, where accounts need one' }),
      setupCode: z
        .string()
        .max(40)
        .optional()
        .meta({ description: 'For the first account, from elsewhere than this machine' }),
    }),
    answer: SignedIn,
  },
  {
    path: 'sign-in/email',
    operationId: 'signIn',
    summary:
      'Opens a session; 401 `auth.code_needed` when the account also asks for a code, 403 `auth.account_deleted` when it was deleted: the same again with the code, or with `restore`',
    body: z.object({
      email: Email,
      password: Password,
      code: Code.optional(),
      trustDevice: z.boolean().optional().meta({ description: 'No code is asked for in this browser for 30 days' }),
      restore: Restore,
    }),
    answer: SignedIn,
  },
  { path: 'sign-out', operationId: 'signOut', summary: 'Ends this session', body: z.object({}), answer: Done },
  {
    path: 'request-password-reset',
    operationId: 'requestPasswordReset',
    summary: 'Mails an address to choose a new password; the answer is the same for unknown people',
    body: z.object({ email: Email, redirectTo: z.string().max(500).optional() }),
    answer: Done,
  },
  {
    path: 'reset-password',
    operationId: 'resetPassword',
    summary: 'Sets a new password with the token from the mail',
    body: z.object({
      newPassword: z.string().min(8, said('at least 8 characters')).max(200),
      token: z.string().min(1).max(500),
    }),
    answer: Done,
  },
  {
    path: 'change-password',
    operationId: 'changePassword',
    summary: 'Sets a new password and can end the other sessions',
    body: z.object({
      currentPassword: Password,
      newPassword: z.string().min(8, said('at least 8 characters')).max(200),
      revokeOtherSessions: z.boolean().optional(),
    }),
    answer: Done,
  },
  {
    path: 'update-user',
    operationId: 'updateUser',
    summary: 'Changes the name',
    body: z.object({ name: Name }),
    answer: Done,
  },
  {
    path: 'send-verification-email',
    operationId: 'sendVerificationEmail',
    summary: 'Mails the address to confirm one’s own e-mail address with',
    body: z.object({ email: Email, callbackURL: z.string().max(500).optional() }),
    answer: Done,
  },
  {
    path: 'change-email',
    operationId: 'changeEmail',
    summary: 'Asks for another e-mail address; it changes when the letters about it were answered',
    body: z.object({ newEmail: Email, callbackURL: z.string().max(500).optional() }),
    answer: Done,
  },
  {
    path: 'revoke-other-sessions',
    operationId: 'revokeOtherSessions',
    summary: 'Signs out everywhere else',
    body: z.object({}),
    answer: Done,
  },
] as const
