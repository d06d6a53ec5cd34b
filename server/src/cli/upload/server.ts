import { request as httpRequest } from 'node:http'
import { request as httpsRequest } from 'node:https'
import type { Readable } from 'node:stream'
import { setTimeout as delay } from 'node:timers/promises'
import { Refusal } from '../command.ts'

/** Without a single answer for so long the command ends; run again, it goes on. */
const PATIENCE_MS = 10 * 60_000
/** Where nothing has answered yet, the address is more likely wrong than the server restarting. */
const FIRST_ANSWER_MS = 30_000
const ANSWER_MS = 60_000

/** An answer of the server that says no: its problem+json. */
export class Refused extends Error {
  readonly status: number
  readonly code: string

  constructor(status: number, problem: { code?: string; title?: string; detail?: string; reason?: string }) {
    super(problem.detail ?? problem.reason ?? problem.title ?? `the server answered ${status}`)
    this.status = status
    this.code = problem.code ?? ''
  }
}

export type Server = ReturnType<typeof openServer>

/** A studio somewhere, asked with an API key. What is only unreachable is asked again with growing pauses. */
export function openServer(base: URL, key: string, { signal, say }: { signal: AbortSignal; say(text: string): void }) {
  let answered = false
  /** Until it is answered: lines break, servers restart. */
  async function patiently<T>(ask: () => Promise<T>): Promise<T> {
    const since = performance.now()
    for (let pause = 500; ; pause = Math.min(pause * 2, 15_000)) {
      try {
        const answer = await ask()
        answered = true
        return answer
      } catch (error) {
        signal.throwIfAborted()
        answered ||= error instanceof Refused
        if (error instanceof Refused && error.status < 500 && error.status !== 429) throw error
        const reason = error instanceof Error ? error.message : String(error)
        if (performance.now() - since > (answered ? PATIENCE_MS : FIRST_ANSWER_MS))
          throw new Refusal(
            answered
              ? `${base.origin} cannot be reached (${reason}). The same command goes on from here.`
              : `${base.origin} cannot be reached (${reason}). Is it running, and is it the one that --server should name?`,
          )
        say(`${base.origin}: ${reason}; trying again`)
        await delay(pause * (0.7 + Math.random() * 0.6), undefined, { signal })
      }
    }
  }

  return {
    base,
    ask<T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}): Promise<T> {
      return patiently(async () => {
        const answer = await fetch(new URL(path, base), {
          method,
          headers: {
            authorization: `Bearer ${key}`,
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
            ...headers,
          },
          ...(body === undefined ? {} : { body: JSON.stringify(body) }),
          redirect: 'error', // a key is for the server that was named
          signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
        }).catch((error: Error) => {
          throw error.cause instanceof Error && 'code' in error.cause ? new Error(String(error.cause.code)) : error
        })
        const text = await answer.text()
        if (!answer.ok) throw new Refused(answer.status, parsed(text))
        return parsed(text) as T // the contract's answer
      })
    },
    /** @param open the part's bytes from its beginning, for each try */
    put: (path: () => Promise<string>, bytes: number, open: () => Readable): Promise<string> =>
      patiently(async () => putOnce(new URL(await path(), base), bytes, open(), signal)),
  }
}

function parsed(text: string): Record<string, never> {
  try {
    return text ? JSON.parse(text) : {}
  } catch {
    return {}
  }
}

function putOnce(url: URL, bytes: number, body: Readable, signal: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const request = (url.protocol === 'https:' ? httpsRequest : httpRequest)(url, {
      method: 'PUT',
      headers: { 'content-length': bytes },
      timeout: ANSWER_MS,
      signal,
    })
    const end = (error: Error) => {
      body.destroy()
      request.destroy()
      reject(error)
    }
    request.on('timeout', () => end(new Error('it fell silent')))
    request.on('error', (error: NodeJS.ErrnoException) => end(new Error(error.code ?? error.message)))
    body.on('error', end)
    request.on('response', (answer) => {
      let text = ''
      answer.setEncoding('utf8').on('data', (chunk) => {
        text += String(chunk).slice(0, 10_000 - text.length)
      })
      answer.on('error', end).on('end', () => {
        const { etag } = answer.headers
        if (answer.statusCode === 200 && etag) resolve(etag)
        else end(new Refused(answer.statusCode ?? 0, parsed(text)))
      })
    })
    body.pipe(request)
  })
}
