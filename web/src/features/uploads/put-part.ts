import { unreachable } from '#web/lib/api-problem.ts'

export type PutAnswer = { status: number; body: string }

/**
 * Sends the bytes of one part to its address.
 * Any answer resolves, also a refusal; `ApiProblem` with status 0 when none came; `AbortError` by the signal.
 */
export type PutPart = (url: string, bytes: Blob, options: PutOptions) => Promise<PutAnswer>

type PutOptions = { signal: AbortSignal; onProgress: (sentBytes: number) => void }

/** A connection that moves nothing for this long is given up: after a change of network many never end by themselves. */
const STALLED_MS = 45_000
/** The same while the device says that it has no network, or has one again. */
const CUT_OFF_MS = 6_000

/** With XMLHttpRequest, because `fetch` still tells nothing about the progress of a request body. */
export const putPart: PutPart = (url, bytes, { signal, onProgress }) =>
  new Promise((resolve, reject) => {
    if (signal.aborted) return reject(signal.reason)
    const request = new XMLHttpRequest()
    let watchdog: ReturnType<typeof setTimeout>
    const expectMoveWithin = (ms: number) => {
      clearTimeout(watchdog)
      watchdog = setTimeout(() => request.abort(), ms)
    }
    const alive = () => expectMoveWithin(navigator.onLine ? STALLED_MS : CUT_OFF_MS)
    const doubt = () => expectMoveWithin(CUT_OFF_MS)
    addEventListener('offline', doubt)
    addEventListener('online', doubt)
    const settle = () => {
      clearTimeout(watchdog)
      removeEventListener('offline', doubt)
      removeEventListener('online', doubt)
      signal.removeEventListener('abort', abort)
    }
    const abort = () => {
      settle()
      request.onabort = null
      request.abort()
      reject(signal.reason)
    }
    request.open('PUT', url)
    request.upload.onprogress = (event) => {
      alive()
      onProgress(event.loaded)
    }
    request.onload = () => {
      settle()
      resolve({ status: request.status, body: request.responseText })
    }
    request.onerror = request.onabort = () => {
      settle()
      reject(unreachable(new Error(`PUT ended without an answer after ${bytes.size} bytes or less`)))
    }
    signal.addEventListener('abort', abort, { once: true })
    alive()
    request.send(bytes)
  })
