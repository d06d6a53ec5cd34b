import { call } from '#web/lib/api.ts'

type Asked = { query?: Record<string, string | number>; body?: unknown; key?: string; signal?: AbortSignal }

/** Routes that the contract does not have yet; each goes back to the typed client with it. */
export function ask<T>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, asked: Asked = {}): Promise<T> {
  const { query = {}, body, key, signal } = asked
  const words = new URLSearchParams(Object.entries(query).map(([name, value]) => [name, String(value)])).toString()
  return call<T>(
    fetch(words ? `${path}?${words}` : path, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
      ...(signal && { signal }),
    }).then(async (response) => {
      const data = await response.json().catch(() => undefined)
      return { response, data, error: data }
    }),
  )
}
