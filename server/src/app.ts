import fastifySwagger from '@fastify/swagger'
import fastifySwaggerUi from '@fastify/swagger-ui'
import fastifyWebsocket from '@fastify/websocket'
import Fastify, { type FastifyBaseLogger, LogController } from 'fastify'
import { jsonSchemaTransform, jsonSchemaTransformObject, serializerCompiler } from 'fastify-type-provider-zod'
import type { Auth } from '#features/accounts/auth.ts'
import { registerAuthRoutes } from '#features/accounts/auth-routes.ts'
import { networkOf } from '#features/accounts/devices.ts'
import { registerAccountRoutes } from '#features/accounts/routes.ts'
import { actorOf, listenForChanges } from '#features/accounts/session.ts'
import { registerAnalyticsRoutes } from '#features/analytics/routes.ts'
import { refuseWhenFull } from '#features/analytics/service.ts'
import { registerContentRoutes } from '#features/content/routes.ts'
import { registerCreatorSocket } from '#features/content/socket.ts'
import { registerDiscoveryRoutes } from '#features/discovery/routes.ts'
import { registerMediaRoutes } from '#features/media/routes.ts'
import { registerNotificationRoutes } from '#features/notifications/routes.ts'
import { registerPlaybackRoutes } from '#features/playback/routes.ts'
import { registerUploadRoutes } from '#features/uploads/routes.ts'
import { sayAnswers } from '#platform/answer-language.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import {
  type App,
  checkOrigin,
  contentSecurityPolicy,
  handleProblems,
  refuseNul,
  SECURITY_HEADERS,
  sendBadAddress,
  validatorCompiler,
} from '#platform/http.ts'
import { uuidv7 } from '#platform/ids.ts'
import { languageOf } from '#platform/language.ts'
import { limiter, limitKey } from '#platform/limiter.ts'
import { Unavailable } from '#platform/problem.ts'
import { cutOffSlowBodies } from '#platform/slow-body.ts'
import { registerPartRoutes } from '#platform/storage/part-routes.ts'
import { registerOperations } from './operations.ts'
import { VERSION } from './version.ts'
import { registerWeb } from './web.ts'

/** Every slice's routes. */
function registerSlices(app: App, ctx: Ctx) {
  registerAccountRoutes(app)
  registerUploadRoutes(app)
  registerContentRoutes(app, ctx)
  registerMediaRoutes(app, ctx)
  registerPlaybackRoutes(app)
  registerAnalyticsRoutes(app, ctx)
  registerDiscoveryRoutes(app)
  registerNotificationRoutes(app)
  registerCreatorSocket(app, ctx)
}

const MAX_CONNECTIONS = 20_000
const PROBES = new Set(['/healthz', '/readyz', '/metrics'])

/** @param auth null when only the contract is wanted (nothing is answered then) */
export async function buildApp(ctx: Ctx, auth: Auth | null, log: FastifyBaseLogger): Promise<App> {
  const app: App = Fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: ctx.config.trustedProxies.length > 0 ? ctx.config.trustedProxies : false,
    bodyLimit: 256 * 1024,
    genReqId: () => uuidv7(),
    requestTimeout: 0, // parts may be slow; idle ones are ended by the store, other slow bodies by cutOffSlowBodies
    routerOptions: { maxParamLength: 2000, ignoreTrailingSlash: true }, // signed part addresses are long
    forceCloseConnections: 'idle',
    return503OnClosing: false, // ours is a problem like any other, below
    frameworkErrors: sendBadAddress,
  })
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  app.decorate('words', ctx.words)
  handleProblems(app)
  sayAnswers(app)
  cutOffSlowBodies(app)

  await app.register(fastifySwagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Creator Studio',
        version: VERSION,
        description: 'Everything the web app does goes through this API.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: 'studio.session_token' },
          apiKey: { type: 'http', scheme: 'bearer', description: 'An API key from the settings' },
        },
      },
    },
    transform: (route) => {
      const permission = route.route.config?.permission
      const { schema, url } = jsonSchemaTransform(route)
      return { schema: permission ? { ...schema, 'x-permission': permission } : schema, url }
    },
    transformObject: jsonSchemaTransformObject,
  })
  await app.register(fastifySwaggerUi, {
    routePrefix: '/api/docs',
    staticCSP: false,
    uiConfig: { layout: 'BaseLayout' },
    theme: { title: 'Creator Studio API' },
  })
  await app.register(fastifyWebsocket, { options: { maxPayload: 4096 } })

  app.decorateRequest('ctx', null as unknown as Ctx) // set by the hook below before any handler runs
  const policy = contentSecurityPolicy(ctx.store.browserOrigin)
  const anonymous = forActor(ctx, { kind: 'anonymous' })
  const requests = limiter(ctx.config.requestsPerMinute)
  // Pages, their files and media: a classroom behind one address that opens a page together stays far below.
  const pages = limiter(ctx.config.requestsPerMinute * 10)
  let closing = false
  app.addHook('preClose', async () => {
    closing = true
  })
  // Each costs memory and a file of the process; beyond that new ones are closed at once.
  app.server.maxConnections = MAX_CONNECTIONS
  listenForChanges(ctx)

  app.addHook('onRequest', async (req, reply) => {
    req.ctx = anonymous
    reply.headers(SECURITY_HEADERS)
    // The route, not the address as it was sent: `/%61pi/` leads to the same one.
    const path = req.routeOptions.url ?? req.url
    if (closing) throw new Unavailable({ retryAfterS: 2 })
    if (!path.startsWith('/api/')) {
      if (!path.startsWith('/store/') && !PROBES.has(path)) pages.check(limitKey(req.ip))
      return
    }
    reply.header('content-security-policy', policy)
    checkOrigin(req, ctx.publicUrl)
    if (path.startsWith('/api/auth/')) return
    if (path === '/api/events') refuseWhenFull(ctx)
    // Events have a limit of their own, but a key with them is looked up in the database.
    if (path !== '/api/events' || req.headers.authorization) requests.check(limitKey(req.ip))
    if (req.headers.cookie || req.headers.authorization) {
      const actor = await actorOf(ctx, req)
      if (actor.kind !== 'anonymous')
        req.ctx = {
          ...forActor(ctx, actor),
          request: { id: req.id, network: networkOf(req.ip), language: languageOf(req) },
        }
    }
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store')
  })

  app.addHook('preValidation', async (req) => refuseNul(req))

  registerAuthRoutes(app, ctx, auth)
  registerSlices(app, ctx)
  registerPartRoutes(app, ctx.store)
  registerOperations(app, ctx)
  app.get('/api/openapi.json', { schema: { hide: true } }, () => app.swagger())
  await registerWeb(app, ctx)
  return app
}
