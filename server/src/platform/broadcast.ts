import { setTimeout as delay } from 'node:timers/promises'
import type { FastifyBaseLogger } from 'fastify'
import { sql } from 'kysely'
import pg from 'pg'
import type { Ctx } from './context.ts'

type Message = Record<string, unknown>
type Listener = (message: Message) => void

export type Broadcast = {
  /** Told to every process when the caller's transaction commits. At most 7,900 bytes as JSON; never one per event. */
  publish(tx: Ctx, topic: string, message: Message): Promise<void>
  on(topic: string, listener: Listener): () => void
  close(): Promise<void>
}

/**
 * News between processes over LISTEN/NOTIFY, one connection a process. While that connection is lost news may be missed;
 * when it is back, listeners of `reset` drop what they cached.
 */
export function openBroadcast(databaseUrl: string, name: string, log: FastifyBaseLogger): Broadcast {
  const listeners = new Map<string, Set<Listener>>()
  let closed = false
  let client: pg.Client | null = null

  const tell = (topic: string, message: Message) => {
    for (const listener of listeners.get(topic) ?? [])
      try {
        listener(message)
      } catch (error) {
        log.error({ err: error, topic }, 'a listener failed')
      }
  }

  const listen = async () => {
    while (!closed) {
      const next = new pg.Client({ connectionString: databaseUrl, application_name: name, keepAlive: true })
      const ended = new Promise<void>((resolve) => {
        next.on('end', resolve)
        next.on('error', () => resolve())
      })
      next.on('notification', ({ payload }) => {
        const news = parse(payload)
        if (news) tell(news.topic, news.message)
      })
      try {
        await next.connect()
        await next.query('listen studio')
        if (!closed) {
          client = next
          tell('reset', {})
          await ended
          if (!closed) log.info('line to the database lost, connecting again')
        }
      } catch (error) {
        log.debug({ err: error }, 'cannot listen yet')
      }
      client = null
      await next.end().catch(() => {})
      if (!closed) await delay(200)
    }
  }
  const running = listen()

  return {
    async publish(tx, topic, message) {
      await sql`select pg_notify('studio', ${JSON.stringify({ topic, message })})`.execute(tx.db)
    },
    on(topic, listener) {
      const set = listeners.get(topic) ?? new Set()
      listeners.set(topic, set.add(listener))
      return () => set.delete(listener)
    },
    async close() {
      closed = true
      await client?.end().catch(() => {})
      await running
    },
  }
}

/** Null for what none of us has said: the channel is open to every login of the database. */
function parse(payload: string | undefined): { topic: string; message: Message } | null {
  try {
    const news = JSON.parse(payload ?? '')
    return typeof news?.topic === 'string' && typeof news.message === 'object' && news.message ? news : null
  } catch {
    return null
  }
}
