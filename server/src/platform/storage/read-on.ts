import { setTimeout as delay } from 'node:timers/promises'
import { StoreUnavailable } from './errors.ts'
import type { ObjectStore } from './store.ts'

/** Attempts in a row that bring nothing. */
const ATTEMPTS = 6

class ObjectReplaced extends Error {}
export class ObjectGone extends Error {}

/**
 * The bytes of an object from `start` on, through broken lines: reading goes on where it ended.
 * @throws {ObjectGone | ObjectReplaced | StoreUnavailable}
 */
export async function* readOn(
  store: ObjectStore,
  key: string,
  { start = 0, etag, signal }: { start?: number; etag?: string; signal?: AbortSignal } = {},
): AsyncGenerator<Buffer> {
  let at = start
  let known = etag
  for (let attempt = 1; ; attempt++) {
    try {
      signal?.throwIfAborted()
      const found = await store.get(key, at > 0 ? { start: at } : undefined)
      if (!found) throw new ObjectGone(key)
      known ??= found.etag
      if (found.etag !== known) {
        found.body.destroy()
        throw new ObjectReplaced(key)
      }
      const stop = () => found.body.destroy()
      signal?.addEventListener('abort', stop, { once: true })
      try {
        for await (const chunk of found.body) {
          at += chunk.length
          attempt = 0
          yield chunk
        }
      } finally {
        signal?.removeEventListener('abort', stop)
      }
      signal?.throwIfAborted()
      if (at >= found.size) return
      throw new StoreUnavailable({ retryAfterS: 5 }) // a line that ended too early may look like an end
    } catch (error) {
      signal?.throwIfAborted()
      if (error instanceof ObjectGone || error instanceof ObjectReplaced) throw error
      if (attempt >= ATTEMPTS) throw error
      await delay(Math.min(5000, 100 * 2 ** attempt), undefined, signal ? { signal } : {})
    }
  }
}
