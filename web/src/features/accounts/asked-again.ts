import { useSyncExternalStore } from 'react'
import { api } from '#web/lib/api.ts'

/**
 * Some requests are answered `auth.confirm_identity`: whoever sits there shows that it is still them, once for all that wait,
 * and the request is sent again by itself. The pages know nothing of it; a person who closes the dialog sees the refusal.
 */
let waiting: { promise: Promise<boolean>; settle: (confirmed: boolean) => void } | null = null
const listeners = new Set<() => void>()
const changed = () => {
  for (const listener of listeners) listener()
}

function confirmed(): Promise<boolean> {
  if (!waiting) {
    const { promise, resolve } = Promise.withResolvers<boolean>()
    waiting = {
      promise,
      settle: (answer) => {
        waiting = null
        changed()
        resolve(answer)
      },
    }
    changed()
  }
  return waiting.promise
}

/** Open while somebody has to show that it is them. */
export const useAskedAgain = () =>
  useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    () => waiting,
  )

const copies = new Map<string, Request>()

api.use({
  onRequest({ request, id }) {
    const isFile = request.headers.get('content-type')?.startsWith('application/json') === false
    if (request.method !== 'GET' && !isFile) copies.set(id, request.clone()) // its body can be read only once
  },
  async onResponse({ response, id }) {
    const copy = copies.get(id)
    copies.delete(id)
    if (!copy || response.status !== 403) return
    const problem: unknown = await response
      .clone()
      .json()
      .catch(() => null)
    const code = typeof problem === 'object' && problem && 'code' in problem ? problem.code : null
    if (code === 'auth.confirm_identity' && (await confirmed())) return fetch(copy)
  },
  onError({ id }) {
    copies.delete(id)
  },
})
