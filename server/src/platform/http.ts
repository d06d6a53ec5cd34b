import type {
  FastifyBaseLogger,
  FastifyError,
  FastifyInstance,
  FastifyReply,
  FastifyRequest,
  FastifySchemaCompiler,
  RawReplyDefaultExpression,
  RawRequestDefaultExpression,
  RawServerDefault,
} from 'fastify'
import { isResponseSerializationError, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { type Sentences, sayIn } from './answer-language.ts'
import type { Ctx } from './context.ts'
import { isConnectionLoss, isDiskFull } from './db-connect.ts'
import { wordsOfIssue } from './invalid.ts'
import { type Language, languageOf, type Say, said } from './language.ts'
import { DiskFull, ForeignOrigin, InvalidRequest, Problem, problem, Unavailable } from './problem.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Where the good answers of the route hold sentences. */
    sentences?: Sentences
  }
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

/** Routes whose body is a file: whatever it says it is, its bytes decide, and the answer says what is wrong with them. */
export function withFileBodies(app: App, register: (scope: App) => void): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer' }, (_req, body, done) => done(null, body))
    register(scope as unknown as App) // `register` forgets the type provider
  })
}
export const fileOf = (body: unknown): Buffer => (Buffer.isBuffer(body) ? body : Buffer.alloc(0))

const TooLarge = problem('request.too_large', 413, 'The request is larger than allowed here')
const AddressTooLong = problem('request.too_long', 414, 'The address is longer than any of ours')
const WrongType = problem('request.unsupported_type', 415, 'This content type is not accepted here')
const Crashed = problem('server.error', 500, 'Something went wrong on our side')

const ProblemBody = z
  .looseObject({ type: z.string(), title: z.string(), status: z.number(), code: z.string() })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details with a stable code' })

/** As the library's own compiler, with our words for what is wrong. Where a schema has words of its own, they stay. */
export const validatorCompiler: FastifySchemaCompiler<z.ZodType> = (route) => {
  const { schema } = route
  return (data) => {
    const read = schema.safeParse(data, { error: wordsOfIssue })
    return read.success ? { value: read.data } : { error: new Invalid(read.error.issues) }
  }
}

class Invalid extends Error {
  /** Which part of the request it is, as Fastify notes it. */
  validationContext?: string
  readonly issues: readonly z.core.$ZodIssue[]
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('The request is not valid')
    this.issues = issues
  }
}

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
        errors: [
          { path: `${part}${path}`, message: said('must not contain the character U+0000 or half a character') },
        ],
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
  const told = language === 'en' ? found.toJSON() : inWords(req, found, req.server.words(language))
  const body = JSON.stringify(found.status >= 500 ? { ...told, requestId: req.id } : told)
  return reply
    .code(found.status)
    .header('content-type', 'application/problem+json')
    .header('cache-control', 'no-store')
    .serializer((text: unknown) => String(text))
    .send(body)
}

/** The framework says it in English. */
function wordsOf({ code, message }: FastifyError): string {
  if (code === 'FST_ERR_CTP_INVALID_JSON_BODY') return said('The body is no valid JSON.')
  if (code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return said('The body is empty.')
  return message
}

/** Where it shows how something is now, that is what the route answers when all is well. */
function inWords(req: FastifyRequest, found: Problem, say: Say) {
  const told = sayIn(found.toJSON(), SAID, say)
  const { sentences } = req.routeOptions.config
  const { current } = told as { current?: unknown } // what a 412 carries
  return current && sentences ? { ...told, current: sayIn(current, sentences, say) } : told
}

function toProblem(error: FastifyError | Invalid, req: FastifyRequest): Problem {
  if (error instanceof Problem) return error
  if (error instanceof Invalid)
    return new InvalidRequest({
      errors: error.issues.map(({ path, message }) => ({
        path: `${error.validationContext ?? ''}/${path.join('/')}`,
        message,
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
    return new InvalidRequest({ errors: [{ path: '', message: wordsOf(error) }] })
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
