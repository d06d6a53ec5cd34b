import { t } from '#web/lib/i18n/t.ts'

/** One entry of a validation failure: where in the request, and what is wrong with it. */
export type InvalidField = { path: string; message: string }

type ProblemBody = {
  code?: unknown
  title?: unknown
  detail?: unknown
  /** Why not, in words for people. */
  reason?: unknown
  message?: unknown
  instance?: unknown
  requestId?: unknown
  errors?: unknown
}

/**
 * An answer of the API that is not a success, in words a person can read.
 * `code` is stable and safe to branch on; `status` is 0 when no answer came at all.
 */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  readonly detail: string | null
  readonly requestId: string | null
  /** Seconds after which another try makes sense, when the server said so. */
  readonly retryAfterS: number | null
  readonly fields: InvalidField[]
  /** What the answer says beside the usual, e.g. `current` of a 412. */
  readonly body: Record<string, unknown>

  constructor(status: number, body: ProblemBody, headers?: Headers) {
    const title = text(body.title) ?? text(body.message) ?? titleFor(status)
    super(text(body.detail) ?? text(body.reason) ?? title)
    this.name = 'ApiProblem'
    this.body = { ...body }
    this.status = status
    this.code = text(body.code) ?? `http.${status}`
    this.title = title
    this.detail = text(body.detail) ?? text(body.reason)
    this.requestId = text(body.requestId) ?? headers?.get('x-request-id') ?? null
    this.retryAfterS = seconds(headers?.get('retry-after'))
    this.fields = Array.isArray(body.errors) ? body.errors.filter(isInvalidField) : []
  }

  /** Worth asking again without changing anything. */
  get passing(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500
  }
}

/** No answer came: offline, server down, or the connection broke. */
export const unreachable = (cause: unknown): ApiProblem => {
  const problem = new ApiProblem(0, {
    code: 'network.unreachable',
    title: t('The studio cannot be reached'),
    detail: t('Check your connection; your work here is kept and the next try may already work.'),
  })
  problem.cause = cause
  return problem
}

/** Whatever was thrown, as something that can be shown. */
export const asProblem = (thrown: unknown): ApiProblem =>
  thrown instanceof ApiProblem
    ? thrown
    : Object.assign(
        new ApiProblem(-1, {
          code: 'web.unexpected',
          title: t('Something on this page broke'),
          detail: t('Reloading usually helps. If it does not, the code below tells an operator where to look.'),
        }),
        { cause: thrown },
      )

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

const seconds = (value: string | null | undefined): number | null => {
  const parsed = Number(value)
  return value && Number.isFinite(parsed) ? parsed : null
}

const isInvalidField = (value: unknown): value is InvalidField =>
  typeof value === 'object' && value !== null && 'path' in value && 'message' in value

function titleFor(status: number): string {
  if (status === 401) return t('You are signed out')
  if (status === 403) return t('You may not do this')
  if (status === 404) return t('Not found')
  if (status === 413) return t('That is too large')
  if (status === 429) return t('Too many tries in a short time')
  if (status >= 500) return t('The studio made a mistake')
  return t('This did not work')
}
