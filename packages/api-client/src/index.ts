import type { Client as TypedClient } from 'openapi-fetch'
import type { paths } from './schema.ts'
import { type ClientOptions, type Looker, sender } from './send.ts'

export type { components, operations, paths } from './schema.ts'
export type { ClientOptions } from './send.ts'

export type Client = Pick<TypedClient<paths>, 'GET' | 'PUT' | 'POST' | 'PATCH' | 'DELETE'> & {
  use: (looker: Looker) => void
}

/**
 * A typed fetch for Creator Studio's HTTP API, made from its OpenAPI document.
 * In a browser it talks to its own origin with the session cookie; elsewhere pass `baseUrl` and an API key:
 * `createClient({ baseUrl: 'https://studio.example', headers: { authorization: 'Bearer sk_…' } })`
 */
export const createClient = (options: ClientOptions = {}): Client => sender(options) as unknown as Client // whose types say what each path takes and answers
