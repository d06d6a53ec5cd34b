import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { IdempotencyKey, keyOf } from '#platform/idempotency.ts'
import { etagOf } from '../details/change-details.ts'
import { addItems, removeItems, reorder } from './items.ts'
import { changePlaylist, deletePlaylist, makePlaylist, ownPlaylist, restorePlaylist } from './playlists.ts'
import { listOwnPlaylists, listPublicPlaylists, ownItems, playlist, playlistItems } from './read-playlists.ts'
import * as schema from './schema.ts'

const ById = z.object({ id: schema.PlaylistId })
const IfMatch = z.object({ 'if-match': z.string().max(200).optional() })
const reads = { permission: 'videos.read' } as const
const edits = { permission: 'videos.edit' } as const
const tags = ['playlists']

export function registerPlaylistRoutes(app: App) {
  registerViewing(app)
  registerPlaylists(app)
  registerItems(app)
}

function registerViewing(app: App) {
  app.get('/api/playlists/:id', {
    config: { permission: 'public' },
    schema: { operationId: 'getPlaylist', tags, params: ById, response: answers({ 200: schema.Playlist }) },
    handler: (req) => playlist(req.ctx, req.params.id),
  })
  app.get('/api/playlists/:id/items', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listPlaylistItems',
      tags,
      summary: 'Its videos in their order, as far as the caller may watch them',
      params: ById,
      querystring: schema.ItemsQuery,
      response: answers({ 200: schema.PlaylistItems }),
    },
    handler: (req) => playlistItems(req.ctx, req.params.id, req.query),
  })
  app.get('/api/channels/:id/playlists', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listChannelPlaylists',
      tags,
      summary: 'Public playlists of a channel, newest first',
      params: z.object({ id: z.string().max(64) }),
      querystring: schema.PublicPlaylistsQuery,
      response: answers({ 200: schema.PlaylistPage }),
    },
    handler: (req) => listPublicPlaylists(req.ctx, req.params.id, req.query),
  })
}

function registerPlaylists(app: App) {
  app.get('/api/creator/playlists', {
    config: reads,
    schema: {
      operationId: 'listCreatorPlaylists',
      tags,
      summary: 'Playlists of my channel, newest first',
      querystring: schema.PlaylistListQuery,
      response: answers({ 200: schema.PlaylistPage }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return listOwnPlaylists(req.ctx, req.query)
    },
  })
  app.post('/api/creator/playlists', {
    config: edits,
    schema: {
      operationId: 'createPlaylist',
      tags,
      headers: IdempotencyKey,
      body: schema.NewPlaylist,
      response: answers({ 201: schema.Playlist }),
    },
    handler: async (req, reply) => {
      accounts.signedIn(req.ctx.actor)
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const made = await makePlaylist(req.ctx, req.body, keyOf(req.headers))
      reply.header('etag', etagOf(made))
      return reply.code(201).send(made)
    },
  })
  app.get('/api/creator/playlists/:id', {
    config: reads,
    schema: { operationId: 'getCreatorPlaylist', tags, params: ById, response: answers({ 200: schema.Playlist }) },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const found = await ownPlaylist(req.ctx, req.params.id)
      reply.header('etag', etagOf(found))
      return found
    },
  })
  app.patch('/api/creator/playlists/:id', {
    config: edits,
    schema: {
      operationId: 'updatePlaylist',
      tags,
      description:
        'With `If-Match: "<revision>"`, 412 `content.changed_meanwhile` when somebody changed it since: `current` is the playlist as it is, `fields` are those sent that differ from it.',
      params: ById,
      headers: IfMatch,
      body: schema.PlaylistPatch,
      response: answers({ 200: schema.Playlist }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const changed = await changePlaylist(req.ctx, req.params.id, req.body, req.headers['if-match'])
      reply.header('etag', etagOf(changed))
      return changed
    },
  })
  app.delete('/api/creator/playlists/:id', {
    config: edits,
    schema: {
      operationId: 'deletePlaylist',
      tags,
      summary: 'Its videos stay; it can be restored as long as videos of the trash',
      params: ById,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      await deletePlaylist(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
  app.post('/api/creator/playlists/:id/restore', {
    config: edits,
    schema: { operationId: 'restorePlaylist', tags, params: ById, response: answers({ 200: schema.Playlist }) },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return restorePlaylist(req.ctx, req.params.id)
    },
  })
}

function registerItems(app: App) {
  app.get('/api/creator/playlists/:id/items', {
    config: reads,
    schema: {
      operationId: 'listCreatorPlaylistItems',
      tags,
      params: ById,
      querystring: schema.ItemsQuery,
      response: answers({ 200: schema.PlaylistItems }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      return ownItems(req.ctx, req.params.id, req.query)
    },
  })
  app.post('/api/creator/playlists/:id/items', {
    config: edits,
    schema: {
      operationId: 'addPlaylistItems',
      tags,
      params: ById,
      body: schema.AddItems,
      response: answers({ 200: schema.Added }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return addItems(req.ctx, req.params.id, req.body)
    },
  })
  app.delete('/api/creator/playlists/:id/items', {
    config: edits,
    schema: {
      operationId: 'removePlaylistItems',
      tags,
      params: ById,
      body: schema.RemoveItems,
      response: answers({ 200: schema.Removed }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return removeItems(req.ctx, req.params.id, req.body.videoIds)
    },
  })
  app.post('/api/creator/videos/reorder', {
    config: edits,
    schema: {
      operationId: 'reorderVideos',
      tags,
      summary: 'Move videos of a playlist to one place',
      body: schema.Reorder,
      response: answers({ 200: schema.Reordered }),
    },
    handler: (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return reorder(req.ctx, req.body)
    },
  })
}
