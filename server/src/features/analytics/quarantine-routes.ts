import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { EVENT_COLUMNS } from './clickhouse-row.ts'
import { Quarantine, QuarantineQuery, Retried } from './schema.ts'
import * as analytics from './service.ts'

const LONGEST_ROW = 20_000
const params = z.object({ id: z.uuid() })
const tags = ['operations']

/** What was put aside on its way to the figures, for the operator. */
export function registerQuarantineRoutes(app: App) {
  app.get('/api/admin/quarantine', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'getQuarantine',
      tags,
      summary: 'Events that were put aside, and how many wait on their way',
      querystring: QuarantineQuery,
      response: answers({ 200: Quarantine }),
    },
    handler: async (req) => {
      accounts.operator(req.ctx.actor)
      const { state, cursor } = req.query
      const found = await analytics.quarantine(req.ctx, { discarded: state === 'discarded', cursor })
      const { waiting, counts } = found
      return {
        items: found.items.map((item) => ({
          id: item.id,
          kind: item.kind,
          events: item.events,
          error: item.error,
          ...spelled(item),
          createdAt: item.created_at.toISOString(),
          discardedAt: item.discarded_at?.toISOString() ?? null,
        })),
        nextCursor: found.nextCursor,
        events: counts.events,
        discardedEvents: counts.discardedEvents,
        waiting: {
          inbox: part(waiting.inboxEvents, waiting.inboxBytes, waiting.inboxSince),
          batches: part(waiting.batchEvents, waiting.batchBytes, waiting.batchesSince),
          mostBytes: waiting.mostBytes,
          taking: waiting.taking,
        },
      }
    },
  })

  app.post('/api/admin/quarantine/retry', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'retryQuarantine',
      tags,
      summary: 'Sends everything that is put aside once more, at most a thousand at once',
      response: answers({ 200: Retried }),
    },
    handler: async (req) => {
      accounts.operator(req.ctx.actor)
      return analytics.tryAllAgain(req.ctx)
    },
  })

  app.post('/api/admin/quarantine/:id/retry', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'retryQuarantined',
      tags,
      summary: 'Sends one once more; nothing happens when it is no longer there',
      params,
      response: answers({ 200: Retried }),
    },
    handler: async (req) => {
      accounts.operator(req.ctx.actor)
      return { tried: (await analytics.tryAgain(req.ctx, req.params.id)) ? 1 : 0, unreadable: 0 }
    },
  })

  app.post('/api/admin/quarantine/:id/discard', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'discardQuarantined',
      tags,
      summary: 'Gives one up; it stays in the log of what was given up',
      params,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      const person = accounts.operator(req.ctx.actor)
      await analytics.discard(req.ctx, req.params.id, person.userId)
      return reply.code(204).send(null)
    },
  })
}

/** An event for ClickHouse is a list of values; with their names it can be read. */
function spelled({ kind, row }: { kind: string; row: string }) {
  const text = (kind === 'event' && named(row)) || row
  return { row: text.slice(0, LONGEST_ROW), rowLength: text.length }
}

function named(row: string): string | null {
  try {
    const values = JSON.parse(row) as unknown[] // by clickHouseLine; anything else has no entries to name
    return JSON.stringify(Object.fromEntries(values.map((value, i) => [EVENT_COLUMNS[i] ?? i, value])))
  } catch {
    return null
  }
}

const part = (events: number, bytes: number, since: Date | null) => ({
  events,
  bytes,
  since: since?.toISOString() ?? null,
})
