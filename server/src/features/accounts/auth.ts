import { passkey } from '@better-auth/passkey'
import { betterAuth } from 'better-auth'
import { APIError } from 'better-auth/api'
import { Kysely, PostgresDialect, sql } from 'kysely'
import { asSystem, type Ctx } from '#platform/context.ts'
import { openPool } from '#platform/db-connect.ts'
import { languageOf } from '#platform/language.ts'
import { queueMail } from '#platform/mail.ts'
import type { Problem } from '#platform/problem.ts'
import { RESTORE_HEADER } from './auth-library.ts'
import { noteDevice } from './devices.ts'
import { InviteNeeded, SetupCodeWrong, SignUpClosed } from './errors.ts'
import { isInvite, useInvite } from './invites.ts'
import { isAccountDeleted, restoreAccount } from './leaving/account.ts'
import { AccountDeleted } from './leaving/errors.ts'
import { addressChangedBy, letterTo, signedFor } from './letters.ts'
import { anyPerson } from './queries.ts'
import { endTrust } from './security/trusted-device.ts'
import { withPerson } from './security/with-person.ts'
import { forgetPerson } from './session.ts'
import { isTeamInvitation } from './team-invitations.ts'

export type Auth = ReturnType<typeof openAuth>

/** better-auth does the flows of sign-up, sign-in, sign-out and reset; who sends a request is looked up by session.ts. */
export function openAuth(ctx: Ctx, databaseUrl: string) {
  const pool = openPool({
    connectionString: databaseUrl,
    max: 2,
    application_name: 'studio-auth',
    options: '-c search_path=auth',
  })

  const auth = betterAuth({
    appName: 'Creator Studio',
    baseURL: ctx.publicUrl,
    basePath: '/api/auth',
    secret: ctx.secrets.key('cookies').toString('hex'),
    trustedOrigins: [ctx.publicUrl],
    database: { db: new Kysely({ dialect: new PostgresDialect({ pool }) }), type: 'postgres' },
    emailAndPassword: {
      enabled: true,
      minPasswordLength: 8,
      maxPasswordLength: 200,
      revokeSessionsOnPasswordReset: true,
      resetPasswordTokenExpiresIn: 3600,
      onPasswordReset: async ({ user }) => {
        await endTrust(ctx, user.id, undefined)
      },
      sendResetPassword: async ({ user, url }, request) => {
        const { t } = await letterTo(asSystem(ctx), user.email, askedIn(request))
        await queueMail(ctx, {
          to: user.email,
          subject: t('Choose a new password'),
          body: user.emailVerified
            ? t(
                'Hello {name},\n\nto choose a new password for Creator Studio open this address within an hour:\n\n{url}\n\nIf you did not ask for it, nothing needs to be done.',
                { name: user.name, url },
              )
            : t(
                'Hello,\n\nto choose a new password for Creator Studio open this address within an hour:\n\n{url}\n\nIf you did not ask for it, nothing needs to be done.',
                { url },
              ),
        })
      },
    },
    emailVerification: {
      sendOnSignUp: ctx.config.smtpUrl !== null,
      expiresIn: 86_400,
      // Without the name: whoever opens an account under somebody else's address could have us write to them what they like.
      sendVerificationEmail: async ({ user, ...letter }, request) => {
        const former = addressChangedBy(letter.token)
        const { t } = await letterTo(asSystem(ctx), former ?? user.email, askedIn(request))
        const url = signedFor(ctx, user.id, letter)
        await queueMail(ctx, {
          to: user.email,
          subject: t('Confirm your e-mail address'),
          body: former
            ? t(
                'Hello,\n\nto confirm that this address is yours open the following within a day, in a browser where you are signed in:\n\n{url}\n\nIf you have no account at Creator Studio, nothing needs to be done.',
                { url },
              )
            : t(
                'Hello,\n\nto confirm that this address is yours open the following within a day:\n\n{url}\n\nIf you have no account at Creator Studio, nothing needs to be done.',
                { url },
              ),
        })
        // A confirmed one was asked; one that was never confirmed may be wrong, so it is only told.
        if (former && !user.emailVerified)
          await queueMail(ctx, {
            to: former,
            subject: t('Your new e-mail address'),
            body: t(
              'Hello,\n\nsomebody who is signed in as you wants to use {email} for your account. If it was not you, change your password now and sign out everywhere else.',
              { email: user.email },
            ),
          })
      },
    },
    user: {
      changeEmail: {
        enabled: true,
        // Whoever has only the open browser of somebody whose address is confirmed cannot take the account along.
        sendChangeEmailConfirmation: async ({ user, newEmail, ...letter }, request) => {
          const { t } = await letterTo(asSystem(ctx), user.email, askedIn(request))
          await queueMail(ctx, {
            to: user.email,
            subject: t('Your new e-mail address'),
            body: t(
              'Hello {name},\n\nsomebody who is signed in as you wants to use {email} for your account. If it was you, open the following within a day; a second letter then goes to the new address:\n\n{url}\n\nIf it was not you, change your password now.',
              { name: user.name, email: newEmail, url: signedFor(ctx, user.id, letter) },
            ),
          })
        },
      },
    },
    // How fresh a session must be is asked by security/fresh.ts, which knows of confirmations too.
    session: { expiresIn: 30 * 86_400, updateAge: 86_400, freshAge: 0 },
    plugins: [
      passkey({
        rpID: new URL(ctx.publicUrl).hostname,
        rpName: 'Creator Studio',
        origin: new URL(ctx.publicUrl).origin,
        authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
        registration: { afterVerification: async ({ verification }) => withPerson(verification.registrationInfo) },
        authentication: { afterVerification: async ({ verification }) => withPerson(verification.authenticationInfo) },
        advanced: { webAuthnChallengeCookie: 'passkey' },
      }),
    ],
    telemetry: { enabled: false },
    logger: { disabled: true },
    // Limits are ours (routes.ts): better-auth's believes the forwarded address that a client sends.
    rateLimit: { enabled: false },
    advanced: {
      cookiePrefix: 'studio',
      useSecureCookies: ctx.publicUrl.startsWith('https:'),
      database: { generateId: 'uuid' },
      ipAddress: { ipAddressHeaders: ['x-studio-ip'] },
    },
    databaseHooks: {
      user: {
        create: {
          before: async (user, request) => {
            await assertSignUpOpen(ctx, request?.headers ?? undefined, {
              body: request?.body,
              name: user.name,
              email: user.email,
            })
          },
          after: async (user) => registerPerson(ctx, user.id),
        },
      },
      // Once more at each sign-in: killed between the two, the account would have no row, and nobody be the operator.
      session: {
        create: {
          before: async (session, request) => {
            await registerPerson(ctx, session.userId)
            if (!(await isAccountDeleted(ctx, session.userId))) return
            if (request?.headers?.get(RESTORE_HEADER) !== 'yes') throw refused(new AccountDeleted())
            await restoreAccount(ctx, session.userId)
          },
          // Killed before, the next sign-in with the same browser tells of it.
          after: async (session) => noteDevice(ctx, session.userId, session.userAgent),
        },
        // Not before: a request between the two would have the ended session remembered.
        delete: { after: async (session) => forgetPerson(asSystem(ctx), session.userId) },
      },
    },
  })
  /** Whose password it is; null when it is not, or nobody has the address. */
  const ownerOfPassword = async (email: string, password: string): Promise<string | null> => {
    const { internalAdapter, password: hashing } = await auth.$context
    const found = await internalAdapter.findUserByEmail(email, { includeAccounts: true })
    const hash = found?.accounts.find((account) => account.providerId === 'credential')?.password
    return found && hash && (await hashing.verify({ hash, password })) ? found.user.id : null
  }
  return { handler: auth.handler, options: auth.options, ownerOfPassword, close: () => pool.end() }
}

const askedIn = (request: Request | undefined) =>
  request && languageOf({ headers: Object.fromEntries(request.headers) })

/**
 * Before the e-mail address is looked at, so that nobody learns who has an account where none may be opened.
 * @throws {SignUpClosed | InviteNeeded}
 */
export async function assertMayOpenAccount(
  ctx: Ctx,
  { invite = '', email }: { invite?: string | undefined; email: string },
) {
  if (ctx.config.signUp === 'open' || !(await anyPerson(asSystem(ctx)))) return
  if (await isTeamInvitation(ctx, invite.trim(), email)) return
  if (ctx.config.signUp === 'closed') throw new SignUpClosed()
  if (!(await isInvite(ctx, invite.trim()))) throw new InviteNeeded()
}

/** The first account is always possible: from loopback as it is, from elsewhere with the set-up code. */
async function assertSignUpOpen(
  ctx: Ctx,
  headers: Headers | undefined,
  { body, name, email }: { body: unknown; name: string; email: string },
) {
  if (await anyPerson(asSystem(ctx))) {
    if (await isTeamInvitation(ctx, field(body, 'invite'), email)) return
    if (ctx.config.signUp === 'closed') throw refused(new SignUpClosed())
    if (ctx.config.signUp === 'invite' && !(await useInvite(ctx, field(body, 'invite'), name)))
      throw refused(new InviteNeeded())
    return
  }
  if (
    isLoopback(headers?.get('x-studio-ip') ?? '') &&
    isLoopback(new URL(ctx.publicUrl).hostname) &&
    isLoopback(headers?.get('x-studio-host') ?? '') &&
    !headers?.get('x-forwarded-for')
  )
    return
  const given = field(body, 'setupCode').toUpperCase()
  const code = await sql<{ setup_code: string }>`select setup_code from platform.installation`.execute(
    ctx.database.owner,
  )
  if (given !== code.rows[0]?.setup_code) throw refused(new SetupCodeWrong())
}

const field = (body: unknown, name: string): string =>
  typeof body === 'object' && body && name in body ? String(body[name as keyof typeof body]).trim() : ''

/**
 * A proxy on this machine makes every visitor look local; that is why the public address and the forwarded header count too.
 * The name in the request counts because a page elsewhere can have its own name lead to this machine.
 */
const isLoopback = (host: string) => ['127.0.0.1', '::1', '::ffff:127.0.0.1', 'localhost', '[::1]'].includes(host)

const refused = (problem: Problem) => new APIError('FORBIDDEN', { code: problem.code, message: problem.title })

/** The unique index lets only one of two racing first accounts become the operator. */
async function registerPerson(ctx: Ctx, userId: string) {
  await sql`
    insert into accounts.people (user_id, operator)
    select ${userId}, not exists (select from accounts.people)
    on conflict do nothing`.execute(asSystem(ctx).db)
  await sql`insert into accounts.people (user_id) values (${userId}) on conflict do nothing`.execute(asSystem(ctx).db)
}
