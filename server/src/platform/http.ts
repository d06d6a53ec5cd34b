import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import {
  hasZodFastifySchemaValidationErrors,
  isResponseSerializationError,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Sentences, sayIn } from './answer-language.ts'
import type { Ctx } from './context.ts'
import { isConnectionLoss, isDiskFull } from './db-connect.ts'
import { type Language, languageOf, type Say } from './language.ts'
import { DiskFull, ForeignOrigin, InvalidRequest, Problem, problem, Unavailable } from './problem.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** The context of whoever asks; routes pass it on as it is. */
    ctx: Ctx
  }
  interface FastifyInstance {
    /** What the server says, in a language. */
    words: (language: Language) => Say
  }
}

export type App = FastifyInstance<
  RawServerDefault,
  RawRequestDefaultExpression,
  RawReplyDefaultExpression,
  FastifyBaseLogger,
  ZodTypeProvider
>

const TooLarge = problem('request.too_large', 413, 'The request is larger than allowed here')
const AddressTooLong = problem('request.too_long', 414, 'The address is longer than any of ours')
const WrongType = problem('request.unsupported_type', 415, 'This content type is not accepted here')
const Crashed = problem('server.error', 500, 'Something went wrong on our side')

const ProblemBody = z
  .looseObject({ type: z.string(), title: z.string(), status: z.number(), code: z.string() })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details with a stable code' })

/** Answers for `schema.response`: the given successes, and problem+json for the rest. */
export const answers = <T extends Record<number, z.ZodType>>(ok: T) => ({
  ...ok,
  '4xx': ProblemBody,
  '5xx': ProblemBody,
})

/** One place turns errors into problem+json; what is unknown is logged with the request id and told to nobody. */
export function handleProblems(app: App) {
  app.setErrorHandler((error: FastifyError, req, reply) => sendProblem(req, reply, toProblem(error, req)))
}

/** For addresses that no route is looked up for. */
export const sendBadAddress = (error: FastifyError, req: FastifyRequest, reply: FastifyReply) =>
  sendProblem(req, reply, error.code === 'FST_ERR_MAX_PARAM_LENGTH' ? new AddressTooLong() : toProblem(error, req))

/**
 * PostgreSQL's text holds every character but U+0000, its jsonb no half surrogate either: JSON can say both. A half becomes
 * U+FFFD, as a browser would send it. @throws {InvalidRequest} when there is a U+0000 anywhere in what was sent, or a half in a name
 */
export function refuseNul(req: FastifyRequest) {
  for (const part of ['params', 'querystring', 'body'] as const) {
    const path = pathOfNul(part === 'querystring' ? req.query : req[part])
    if (path !== null)
      throw new InvalidRequest({
        errors: [{ path: `${part}${path}`, message: 'must not contain the character U+0000 or half a character' }],
      })
  }
}

/** Deeper than any shape of ours nothing is read, so there is no need to look there. */
const MAX_DEPTH = 8

function pathOfNul(value: unknown, depth = 0): string | null {
  if (typeof value === 'string') return value.includes('\0') ? '' : null
  if (typeof value !== 'object' || value === null || value instanceof Uint8Array || depth > MAX_DEPTH) return null
  for (const [name, each] of Object.entries(value)) {
    if (name.includes('\0') || !name.isWellFormed()) return `/${name.replaceAll('\0', '').toWellFormed()}`
    if (typeof each === 'string' && !each.isWellFormed()) (value as Record<string, unknown>)[name] = each.toWellFormed() // its own key
    const path = pathOfNul(each, depth + 1)
    if (path !== null) return `/${name}${path}`
  }
  return null
}

const HERE: Sentences = { here: true }
const EACH: Sentences = { each: { members: new Map([['message', HERE]]) } }
/** What of a problem is a sentence; the lists tell what is wrong in a form or a file. */
const SAID: Sentences = {
  members: new Map([
    ...['title', 'detail', 'reason'].map((name) => [name, HERE] as const),
    ...['errors', 'findings', 'rows', 'items'].map((name) => [name, EACH] as const),
  ]),
}

export function sendProblem(req: FastifyRequest, reply: FastifyReply, found: Problem) {
  if (typeof found.extra.retryAfterS === 'number') reply.header('retry-after', String(found.extra.retryAfterS))
  const language = languageOf(req)
  const told = language === 'en' ? found.toJSON() : sayIn(found.toJSON(), SAID, req.server.words(language))
  const body = JSON.stringify(found.status >= 500 ? { ...told, requestId: req.id } : told)
  return reply
    .code(found.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .serializer((text: unknown) => String(text))
    .send(body)
}

function toProblem(error: FastifyError, req: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (hasZodFastifySchemaValidationErrors(error))
    return new InvalidRequest({
      errors: error.validation.map((each) => ({
        path: `${error.validationContext ?? ''}${each.instancePath}`,
        message: each.message,
      })),
    })
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return new TooLarge()
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new WrongType()
  if (isConnectionLoss(error)) return new Unavailable({ retryAfterS: 2 }, error)
  if (isDiskFull(error)) {
    req.log.error({ err: error, url: req.url }, 'the disk is full')
    return new DiskFull({ retryAfterS: 10 }, error)
  }
  if (!isResponseSerializationError(error) && error.statusCode && error.statusCode >= 400 && error.statusCode < 500)
    return new InvalidRequest({ errors: [{ path: '', message: error.message }] })
  req.log.error({ err: error, url: req.url }, 'request failed')
  return new Crashed()
}

const MUTATING = new Set(['POST', 'PUT', 'PATCH', 'DELETE'])

/**
 * A mutation must come from a page of ours. Browsers always name the origin of one; programs without cookies of a browser
 * (curl, our CLI) name none, and cannot be made to act for somebody else.
 * @throws {ForeignOrigin}
 */
export function checkOrigin(req: FastifyRequest, publicUrl: string) {
  if (MUTATING.has(req.method)) requireOwnOrigin(req, publicUrl)
}

/** As `checkOrigin`, whatever the method: for sockets, which are opened by GET. @throws {ForeignOrigin} */
export function requireOwnOrigin(req: FastifyRequest, publicUrl: string) {
  const origin = req.headers.origin
  const site = req.headers['sec-fetch-site']
  if (origin === undefined) {
    if (site === undefined || site === 'same-origin' || site === 'none') return
    throw new ForeignOrigin()
  }
  if (origin === publicUrl || origin === `${req.protocol}://${req.host}`) return
  throw new ForeignOrigin()
}

/**
 * @param storeOrigin where browsers send parts and fetch media, when that is not this server
 * @param ancestors which pages may show it in a frame
 */
export const contentSecurityPolicy = (storeOrigin: string | null, ancestors = "'none'") => {
  const store = storeOrigin ? ` ${storeOrigin}` : ''
  return [
    "default-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    `img-src 'self' data: blob:${store}`,
    `media-src 'self' blob:${store}`,
    `connect-src 'self' ws: wss:${store}`,
    "worker-src 'self' blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    `frame-ancestors ${ancestors}`,
  ].join('; ')
}

export const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'strict-origin-when-cross-origin',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), payment=()',
  'x-frame-options': 'DENY',
} as const
