import { createHash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { EngineError } from './engine-error.ts'

/** The three places where ClickHouse looks for a user and password, in its order of importance. */
export function checkPassword(req: IncomingMessage, url: URL, password: string): void {
  const given = fromBasic(req.headers.authorization) ?? fromHeaders(req) ?? fromQuery(url)
  const right = timingSafeEqual(digest(given?.password ?? ''), digest(password))
  if (right && given?.user === 'default') return
  const user = given?.user ?? 'default'
  const reason = 'Authentication failed: password is incorrect, or there is no user with such name'
  throw new EngineError('AUTHENTICATION_FAILED', `${user}: ${reason}`)
}

type Given = { user: string; password: string }

function fromBasic(header: string | undefined): Given | null {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? '')?.[1]
  if (!encoded) return null
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const at = text.indexOf(':')
  return at < 0 ? null : { user: text.slice(0, at), password: text.slice(at + 1) }
}

function fromHeaders(req: IncomingMessage): Given | null {
  const user = req.headers['x-clickhouse-user']
  return typeof user === 'string' ? { user, password: String(req.headers['x-clickhouse-key'] ?? '') } : null
}

function fromQuery(url: URL): Given | null {
  const password = url.searchParams.get('password')
  return password === null ? null : { user: url.searchParams.get('user') ?? 'default', password }
}

const digest = (text: string) => createHash('sha256').update(text).digest()
