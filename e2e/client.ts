import { request } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'
import { PATIENCE_MS } from '../server/test/eventually.ts'

export type Answer = { status: number; headers: Headers; json: unknown }
type Sent = { body?: unknown; headers?: Record<string, string>; timeoutMs?: number }

export const CHROME = (n: number) =>
  `Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${100 + (n % 50)}.0.${n}.0 Safari/537.36`

/** A browser: it may have a cookie, and it asks again when a killed server does not answer. */
export function openClient(origin: string, who: { cookie?: string; userAgent: string; address?: string }) {
  const base: Record<string, string> = {
    'user-agent': who.userAgent,
    ...(who.cookie ? { cookie: who.cookie } : {}),
    ...(who.address ? { 'x-forwarded-for': who.address } : {}),
  }

  /** @returns null when there was no answer, so that nobody knows what became of it */
  async function once(
    method: string,
    path: string,
    { body, headers, timeoutMs = 20_000 }: Sent = {},
  ): Promise<Answer | null> {
    try {
      const response = await fetch(new URL(path, origin), {
        method,
        headers: { ...base, ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        signal: AbortSignal.timeout(timeoutMs),
      })
      const text = await response.text()
      return { status: response.status, headers: response.headers, json: text === '' ? null : JSON.parse(text) }
    } catch {
      return null // refused, broken off or late
    }
  }

  return {
    once,
    /** Asks until there is an answer that is not "come again". @param onTry told after each try that was in vain */
    async until(
      method: string,
      path: string,
      sent: Sent = {},
      onTry: (answer: Answer | null) => void = () => {},
    ): Promise<Answer> {
      const giveUp = Date.now() + PATIENCE_MS
      for (;;) {
        const answer = await once(method, path, sent)
        if (answer && ![429, 503, 507].includes(answer.status)) return answer
        onTry(answer)
        if (Date.now() > giveUp) throw new Error(`${method} ${path} was not answered within ${PATIENCE_MS} ms`)
        await delay(100)
      }
    },
    /** Sends one part at about `bytesPerS`. @returns its ETag, or null when the line broke or the server refused */
    putPart(path: string, bytes: Buffer, bytesPerS: number): Promise<{ status: number; etag: string } | null> {
      return new Promise((resolve) => {
        const sending = request(new URL(path, origin), {
          method: 'PUT',
          headers: { ...base, 'content-length': bytes.length },
        })
        sending.on('error', () => resolve(null))
        sending.on('response', (response) => {
          response.resume()
          response.on('end', () =>
            resolve({ status: response.statusCode ?? 0, etag: String(response.headers.etag ?? '') }),
          )
          response.on('error', () => resolve(null))
        })
        void (async () => {
          const step = 256 * 1024
          for (let at = 0; at < bytes.length && !sending.destroyed; at += step) {
            sending.write(bytes.subarray(at, at + step))
            await delay((step / bytesPerS) * 1000)
          }
          sending.end()
        })()
      })
    },
  }
}
export type Client = ReturnType<typeof openClient>

/** @returns the cookie of the session that a new person has at once */
export async function signedUp(
  origin: string,
  person: { name: string; email: string; password: string },
): Promise<string> {
  const answer = await openClient(origin, { userAgent: CHROME(0) }).until('POST', '/api/auth/sign-up/email', {
    body: person,
  })
  if (answer.status !== 200) throw new Error(`sign-up: ${answer.status} ${JSON.stringify(answer.json)}`)
  return answer.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
}
