import type { FastifyReply, FastifyRequest } from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import * as content from '#features/content/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, answers, sendProblem } from '#platform/http.ts'
import { limiter, limitKey } from '#platform/limiter.ts'
import { EventsTooLarge, EventsWrongType } from './errors.ts'
import { gateOf } from './gate.ts'
import { registerQuarantineRoutes } from './quarantine-routes.ts'
import { Dashboard, DashboardQuery, EventBatch, EventsReceived } from './schema.ts'
import { dashboard, openReception, receiveEvents } from './service.ts'
import { openVisitors, type Visitors } from './visitor.ts'

const MOST_BYTES = 64 * 1024

export function registerAnalyticsRoutes(app: App, ctx: Ctx) {
  let visitors: Visitors | null = null
  content.recogniseViewers(ctx, (actor, client) => {
    visitors ??= openVisitors(ctx)
    return visitors.of(actor, client)
  })
  registerQuarantineRoutes(app)
  app.register(async (scope) => registerEvents(scope.withTypeProvider<ZodTypeProvider>() as App, ctx))

  app.get('/api/creator/dashboard', {
    config: { permission: 'analytics.read' },
    schema: {
      operationId: 'getDashboard',
      tags: ['analytics'],
      summary: 'Views, watch time and viewers of a channel, with the days before and the latest videos',
      querystring: DashboardQuery,
      response: answers({ 200: Dashboard }),
    },
    handler: (req) => dashboard(req.ctx, req.query),
  })
}

/** A scope of its own: the body stays text, since a beacon names it text/plain and its events are checked by hand. */
function registerEvents(app: App, ctx: Ctx) {
  const perAddress = limiter(ctx.config.eventBatchesPerMinute)
  let opened: ReturnType<typeof openReception> | null = null
  const reception = () => {
    opened ??= openReception(ctx)
    return opened
  }
  app.addHook('onClose', async () => {
    await opened?.close()
    await gateOf(ctx).close()
  })

  app.removeContentTypeParser(['application/json', 'text/plain'])
  app.addContentTypeParser(
    ['application/json', 'text/plain'],
    { parseAs: 'string', bodyLimit: MOST_BYTES },
    (_req, body, done) => done(null, body),
  )
  const parent = app.errorHandler
  app.setErrorHandler((error: { code?: string }, req: FastifyRequest, reply: FastifyReply) => {
    if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return sendProblem(req, reply, new EventsTooLarge())
    if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return sendProblem(req, reply, new EventsWrongType())
    return parent.call(app, error as never, req, reply) // whatever else, as everywhere
  })

  app.post('/api/events', {
    config: { permission: 'public' },
    schema: {
      operationId: 'sendEvents',
      tags: ['events'],
      summary: 'Events of players and pages, in batches',
      description:
        'Answered when the accepted events are durable. Each event is checked by itself; also taken as text/plain, which beacons send.',
      body: EventBatch,
      response: answers({ 202: EventsReceived }),
    },
    bodyLimit: MOST_BYTES,
    // The contract above is for readers; event-shape.ts checks the same at a tenth of the time.
    validatorCompiler: () => () => true,
    serializerCompiler: () => JSON.stringify,
    handler: async (req, reply) => {
      perAddress.check(limitKey(req.ip))
      const client = { address: req.ip, userAgent: req.headers['user-agent'] ?? '' }
      const received = await receiveEvents(reception(), req.ctx.actor, client, req.body as unknown as string) // text, by the parser of this scope
      return reply.code(202).send(received)
    },
  })
}
