import dns from 'node:dns/promises'
import { request as httpRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { LookupFunction } from 'node:net'
import { type Readable, Transform } from 'node:stream'
import { said } from './language.ts'
import { OutboundFailed, OutboundRefused } from './outbound-errors.ts'
import { type Allowed, whyNotAddress, whyNotUrl } from './outbound-rules.ts'

export { OutboundFailed, OutboundRefused } from './outbound-errors.ts'

type Resolve = (name: string) => Promise<readonly { address: string; family: number }[]>
const bySystem: Resolve = (name) => dns.lookup(name, { all: true, verbatim: true })

export type OutboundOptions = {
  /** `config.outboundAllow`: names and networks that are within reach although they are not public. */
  allow: Allowed
  method?: 'GET' | 'HEAD' | 'POST'
  headers?: Record<string, string>
  body?: Buffer | string
  /** Followed by hand, each checked as the first; default 3. The answer itself is handed back when it is 0. */
  redirects?: number
  /** Until the head of the answer is here, default 15 s. */
  answerMs?: number
  /** Without a byte in either direction, default 30 s. */
  silenceMs?: number
  /** The body ends with an error behind this many bytes. */
  maxBytes: number
  signal?: AbortSignal
  /** For tests of names that change their mind. */
  resolve?: Resolve
}

export type OutboundAnswer = {
  /** Where it came from, after redirects. */
  url: URL
  status: number
  headers: IncomingHttpHeaders
  /** Must be read or destroyed. */
  body: Readable
}

/**
 * Asks an address that a person has given. Nothing but public addresses is within reach, unless OUTBOUND_ALLOW says so: the
 * names are resolved here, and the connection goes to the very address that was checked.
 * @throws {OutboundRefused} with a sentence for people @throws {OutboundFailed} when it does not answer
 */
export async function fetchOutbound(address: string, options: OutboundOptions): Promise<OutboundAnswer> {
  const { redirects = 3 } = options
  let url = checkUrl(address, options.allow)
  for (let hop = 0; ; hop++) {
    const answer = await ask(url, options)
    const status = answer.statusCode ?? 0
    const { location } = answer.headers
    const moved = [301, 302, 303, 307, 308].includes(status) && location !== undefined
    if (!moved || redirects === 0)
      return { url, status, headers: answer.headers, body: limited(answer, options.maxBytes) }
    answer.destroy()
    if (hop >= redirects) throw new OutboundRefused(said('It redirects more than {redirects} times.', { redirects }))
    if (!URL.canParse(location, url.href))
      throw new OutboundRefused(said('It redirects to something that is no address.'))
    const next = checkUrl(new URL(location, url).href, options.allow)
    if (url.protocol === 'https:' && next.protocol === 'http:')
      throw new OutboundRefused(said('It redirects from https to http.'))
    url = next
  }
}

/** Without connecting: for forms. A name may still turn out to be refused. @throws {OutboundRefused} */
export function checkUrl(address: string, allow: Allowed): URL {
  if (!URL.canParse(address)) throw new OutboundRefused(said('It is no address.'))
  const url = new URL(address)
  const reason = whyNotUrl(url, allow)
  if (reason) throw new OutboundRefused(reason)
  return url
}

/** For clients with connections of their own; an address in the place of a name passes it by, so `checkUrl` comes first. */
export function guardedLookup(allow: Allowed, port: number, resolve: Resolve = bySystem): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (found) => {
        const reason = found.map(({ address }) => whyNotAddress(address, { hostname, port, allow })).find(Boolean)
        const [first] = found
        if (reason) callback(new OutboundRefused(reason), [])
        else if (!first) callback(new OutboundFailed(said('The name leads nowhere.')), [])
        else if (options.all) callback(null, [...found])
        else callback(null, first.address, first.family)
      },
      (error: Error) => callback(error, []),
    )
  }
}

function ask(url: URL, options: OutboundOptions): Promise<IncomingMessage> {
  const { allow, method = 'GET', headers = {}, body, answerMs = 15_000, silenceMs = 30_000, signal } = options
  const secure = url.protocol === 'https:'
  const port = Number(url.port || (secure ? 443 : 80))
  return new Promise((resolve, reject) => {
    signal?.throwIfAborted()
    const request = (secure ? httpsRequest : httpRequest)(url, {
      method,
      agent: false, // a connection that is kept would answer for an address checked earlier
      lookup: guardedLookup(allow, port, options.resolve),
      headers: {
        'user-agent': 'creator-studio',
        'accept-encoding': 'identity',
        ...headers,
        ...(body === undefined ? {} : { 'content-length': Buffer.byteLength(body) }),
      },
      timeout: silenceMs,
      ...(signal ? { signal } : {}),
    })
    const late = setTimeout(() => request.destroy(new OutboundFailed(said('It did not answer in time.'))), answerMs)
    request.on('timeout', () => request.destroy(new OutboundFailed(said('It fell silent.'))))
    request.on('error', (error) => {
      clearTimeout(late)
      reject(signal?.aborted ? signal.reason : asOurs(error))
    })
    request.on('response', (answer) => {
      clearTimeout(late)
      resolve(answer)
    })
    request.end(body)
  })
}

function asOurs(error: Error): Error {
  if (error instanceof OutboundRefused || error instanceof OutboundFailed) return error
  const code = 'code' in error ? String(error.code) : ''
  const sentence = SENTENCES[code] ?? (code.includes('CERT') ? said('Its certificate is not valid.') : null)
  return new OutboundFailed(
    sentence ?? said('It could not be reached ({cause}).', { cause: code || error.message.slice(0, 100) }),
    error,
  )
}

const SENTENCES: Record<string, string> = {
  ENOTFOUND: said('There is no such host.'),
  EAI_AGAIN: said('The name could not be resolved just now.'),
  ECONNREFUSED: said('Nothing listens there.'),
  ECONNRESET: said('It ended the connection.'),
  ETIMEDOUT: said('It did not answer in time.'),
  EHOSTUNREACH: said('It cannot be reached from here.'),
  ENETUNREACH: said('It cannot be reached from here.'),
  DEPTH_ZERO_SELF_SIGNED_CERT: said('Its certificate is signed by nobody known.'),
  SELF_SIGNED_CERT_IN_CHAIN: said('Its certificate is signed by nobody known.'),
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: said('Its certificate is signed by nobody known.'),
  ERR_TLS_CERT_ALTNAME_INVALID: said('Its certificate is for another name.'),
}

/** A body that is cut off, by the sender or by us, ends with an error and never looks whole. */
function limited(answer: IncomingMessage, maxBytes: number): Readable {
  let seen = 0
  const counter = new Transform({
    transform(chunk: Buffer, _, done) {
      seen += chunk.length
      if (seen > maxBytes) done(new OutboundRefused(said('It sends more than it may.')))
      else done(null, chunk)
    },
  })
  answer.on('error', (error) => counter.destroy(asOurs(error)))
  answer.on('close', () => {
    if (!answer.complete) counter.destroy(new OutboundFailed(said('The connection broke.')))
  })
  counter.on('close', () => answer.destroy())
  return answer.pipe(counter)
}
