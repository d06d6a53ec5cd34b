import createOpenapiClient from 'openapi-fetch'
import type { paths } from './schema.ts'

export type { components, operations, paths } from './schema.ts'

/** What a client may change: another origin (scripts with an API key), or another fetch (tests). */
export type ClientOptions = { baseUrl?: string; headers?: Record<string, string>; fetch?: typeof fetch }

/**
 * A typed fetch for Creator Studio's HTTP API, made from its OpenAPI document.
 * In a browser it talks to its own origin with the session cookie; elsewhere pass `baseUrl` and an API key:
 * `createClient({ baseUrl: 'https://studio.example', headers: { authorization: 'Bearer sk_…' } })`
 */
export function createClient(options: ClientOptions = {}) {
  return createOpenapiClient<paths>({ baseUrl: '', credentials: 'same-origin', ...options })
}

export type Client = ReturnType<typeof createClient>
