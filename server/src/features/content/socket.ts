import type { WebSocket } from '@fastify/websocket'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { type App, requireOwnOrigin } from '#platform/http.ts'
import { videoIdOfAsset } from './service.ts'

type Client = { socket: WebSocket; userId: string; channelIds: Set<string>; alive: boolean; openedAt: number }
/** A page that does not read is cut off; it connects again and asks for the present state. */
const MAX_UNSENT_BYTES = 1_000_000
/** Then it connects again: a session or a key that has ended by its time is told nothing more. */
const LONGEST_MS = 3_600_000

/**
 * `WS /api/creator/socket`: what happens in the person's channels, as hints to read again. Messages:
 * `{type: 'video', videoId}` (read it again), `{type: 'video', videoId, processing: {step, percent, etaMs, queue: null}}`, `{type: 'figures', channelId}`,
 * `{type: 'videos', channelId}` (many changed at once: read lists again), to whoever asked for it `{type: 'bulk', id, state, total, done, skipped, failed}`,
 * `{type: 'notices'}` (there are new ones, or some were read elsewhere), `{type: 'hello'}`.
 */
export function registerCreatorSocket(app: App, ctx: Ctx) {
  const clients = new Set<Client>()

  const send = (client: Client, text: string) => {
    if (client.socket.bufferedAmount > MAX_UNSENT_BYTES) client.socket.terminate()
    else client.socket.send(text)
  }
  const tell = (channelId: unknown, message: Record<string, unknown>) => {
    const text = JSON.stringify(message)
    for (const client of clients) if (client.channelIds.has(String(channelId))) send(client, text)
  }
  ctx.broadcast.on('notifications.person', ({ userId }) => {
    for (const client of clients) if (client.userId === userId) send(client, '{"type":"notices"}')
  })
  ctx.broadcast.on('notifications.people', ({ userIds }) => {
    const told = new Set(Array.isArray(userIds) ? userIds : [])
    for (const client of clients) if (told.has(client.userId)) send(client, '{"type":"notices"}')
  })
  ctx.broadcast.on('content.video', ({ videoId, channelId }) => tell(channelId, { type: 'video', videoId }))
  ctx.broadcast.on('content.videos', ({ channelId }) => tell(channelId, { type: 'videos', channelId }))
  ctx.broadcast.on('content.bulk', ({ userId, ...progress }) => {
    // A key may be for other channels of the same person.
    for (const client of clients)
      if (client.userId === userId && client.channelIds.has(String(progress.channelId)))
        send(client, JSON.stringify({ type: 'bulk', ...progress }))
  })
  ctx.broadcast.on('media.progress', ({ channelId, assetId, step, percent, etaMs, renditionPercent }) => {
    if (![...clients].some((client) => client.channelIds.has(String(channelId)))) return
    videoIdOfAsset(ctx, String(assetId)).then(
      (videoId) =>
        videoId &&
        tell(channelId, {
          type: 'video',
          videoId,
          processing: { step, percent, etaMs, queue: null },
          renditionPercent,
        }),
      (error: unknown) => ctx.log.debug({ err: error }, 'progress not told'),
    )
  })
  ctx.broadcast.on('analytics.figures', ({ channelIds }) => {
    for (const channelId of Array.isArray(channelIds) ? channelIds : []) tell(channelId, { type: 'figures', channelId })
  })
  // Channels were made or left: the page connects again and is then told of the right ones.
  ctx.broadcast.on('accounts.person', ({ userId }) => {
    for (const client of clients) if (client.userId === userId) client.socket.close(4000, 'channels changed')
  })

  const heartbeat = setInterval(() => {
    for (const client of clients) {
      if (!client.alive) client.socket.terminate()
      else if (performance.now() - client.openedAt > LONGEST_MS) client.socket.close(4000, 'connect again')
      client.alive = false
      client.socket.ping()
    }
  }, 30_000)
  app.addHook('onClose', async () => clearInterval(heartbeat))

  app.get(
    '/api/creator/socket',
    {
      websocket: true,
      schema: { hide: true },
      preValidation: async (req) => {
        accounts.signedIn(req.ctx.actor)
        accounts.requireScope(req.ctx.actor, 'videos:read')
        // A web page elsewhere may open a socket with the person's cookie; browsers tell where it comes from.
        requireOwnOrigin(req, ctx.publicUrl)
      },
    },
    (socket, req) => {
      const person = accounts.signedIn(req.ctx.actor)
      const client: Client = {
        socket,
        userId: person.userId,
        channelIds: new Set(person.channels.map((channel) => channel.id)),
        alive: true,
        openedAt: performance.now(),
      }
      clients.add(client)
      socket.on('pong', () => {
        client.alive = true
      })
      socket.on('close', () => clients.delete(client))
      socket.on('error', () => clients.delete(client))
      socket.send(JSON.stringify({ type: 'hello', channelIds: [...client.channelIds] }))
    },
  )
}
