/**
 * Errors that a client may see: one class per stable code, answered as `application/problem+json`.
 * @see RFC 9457
 */
export class Problem extends Error {
  readonly code: string
  readonly status: number
  readonly title: string
  /** Members beside the standard ones, e.g. `{ videoId }`; never secrets. */
  readonly extra: Record<string, unknown>

  constructor(code: string, status: number, title: string, extra: Record<string, unknown> = {}, cause?: unknown) {
    super(`${code}: ${title}`, { cause })
    this.name = 'Problem'
    this.code = code
    this.status = status
    this.title = title
    this.extra = extra
  }

  toJSON() {
    return { type: 'about:blank', title: this.title, status: this.status, code: this.code, ...this.extra }
  }
}

/** Declares one entry of a slice's catalogue: `export const VideoNotFound = problem('content.video_not_found', 404, 'No such video')`. */
export const problem = (code: string, status: number, title: string) =>
  class extends Problem {
    static readonly code = code
    static readonly status = status
    static readonly title = title

    constructor(extra: Record<string, unknown> = {}, cause?: unknown) {
      super(code, status, title, extra, cause)
    }
  }

export const InvalidRequest = problem('request.invalid', 400, 'The request is not valid')
export const NotSignedIn = problem('auth.not_signed_in', 401, 'Sign in first')
export const NotAllowed = problem('auth.not_allowed', 403, 'You may not do this')
export const ForeignOrigin = problem('request.foreign_origin', 403, 'The request comes from another site')
export const TooManyRequests = problem('request.too_many', 429, 'Too many requests, try again later')
export const RouteNotFound = problem('request.not_found', 404, 'Nothing is at this address')
export const Unavailable = problem('server.unavailable', 503, 'A part of the server is not reachable at the moment')
export const DiskFull = problem('server.disk_full', 503, "The server's disk is full: nothing was changed")
