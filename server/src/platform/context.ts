import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../config.ts'
import type { Broadcast } from './broadcast.ts'
import type { ClickHouse } from './clickhouse/client.ts'
import type { Database, Db } from './db.ts'
import type { Jobs } from './jobs.ts'
import type { Language, Say } from './language.ts'
import type { Secrets } from './secrets.ts'
import type { ObjectStore } from './storage/store.ts'

export type ChannelRole = 'owner' | 'manager' | 'editor' | 'moderator' | 'analyst' | 'accountant'

/** Who asks. Every request becomes one; policies and row security both start from it. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'user'
      userId: string
      operator: boolean
      channels: readonly { id: string; role: ChannelRole }[]
      via: 'session' | 'api-key'
      /** Of a session: which one. */
      sessionId?: string
      /** `resource:action`, only on API keys; null means everything the person may do. */
      scopes: readonly string[] | null
      /** Of the API key, for the audit log. */
      keyName?: string
      /** The API key is for `channels` only: it makes and finds no others. */
      onlyThese?: boolean
    }
  | { kind: 'system' }

/** What every function takes first. Made once per process, then `forActor` per request. */
export type Ctx = {
  actor: Actor
  /** Of whoever asks by HTTP; `network` is the address without its end. */
  request?: { id: string; network: string | null; language: Language }
  db: Db
  database: Database
  config: Config
  clock: () => Date
  log: FastifyBaseLogger
  store: ObjectStore
  clickhouse: ClickHouse
  jobs: Jobs
  broadcast: Broadcast
  secrets: Secrets
  /** What the program says, in a language. */
  words: (language: Language) => Say
  /** Address that people type, without a trailing slash. */
  publicUrl: string
  /** `sources`: copies of files that lie in S3, for the steps that read them. */
  paths: { work: string; sources: string }
}

export const forActor = (ctx: Ctx, actor: Actor): Ctx => ({ ...ctx, actor, db: ctx.database.scoped(scopeOf(actor)) })

/** For jobs and for what the program does on its own behalf; worker policies decide what it sees. */
export const asSystem = (ctx: Ctx): Ctx => forActor(ctx, { kind: 'system' })

/** The program, with the request kept for the audit log. */
export const asProgram = (ctx: Ctx): Ctx => ({ ...asSystem(ctx), ...(ctx.request ? { request: ctx.request } : {}) })

/**
 * With whose ids somebody asks, in the role that sees everybody's rows: for a statement that row security would keep from
 * its index. It says itself whose rows it means, by `platform.channel_ids()`.
 */
export const pastRowSecurity = (ctx: Ctx): Ctx => ({
  ...ctx,
  db: ctx.database.scoped({ ...scopeOf(ctx.actor), role: 'studio_worker' }),
})

function scopeOf(actor: Actor) {
  if (actor.kind === 'system') return { role: 'studio_worker', userId: '', channelIds: [] } as const
  if (actor.kind === 'anonymous') return { role: 'studio_app', userId: '', channelIds: [] } as const
  return { role: 'studio_app', userId: actor.userId, channelIds: actor.channels.map((channel) => channel.id) } as const
}

/** Runs the steps in one transaction; inside one already, they simply join it. */
export async function inTransaction<T>(ctx: Ctx, steps: (tx: Ctx) => Promise<T>): Promise<T> {
  if (ctx.db.isTransaction) return steps(ctx)
  return ctx.db.transaction().execute((db) => steps({ ...ctx, db }))
}
