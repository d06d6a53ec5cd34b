import { z } from 'zod'
import type { App } from '#platform/http.ts'
import { answers } from '#platform/http.ts'
import { home } from './lists/home.ts'
import { related } from './lists/related.ts'
import { trending } from './lists/trending.ts'
import * as shapes from './schema.ts'
import { search } from './search/search.ts'
import { suggest } from './search/suggest.ts'

const ById = z.object({ id: z.uuid().toLowerCase() })
const open = { permission: 'public' } as const

export function registerDiscoveryRoutes(app: App) {
  app.get('/api/home', {
    config: open,
    schema: {
      operationId: 'getHome',
      tags: ['discovery'],
      summary: 'Everything that the home page shows',
      response: answers({ 200: shapes.Home }),
    },
    handler: (req) => home(req.ctx),
  })
  app.get('/api/search', {
    config: open,
    schema: {
      operationId: 'search',
      tags: ['discovery'],
      summary: 'Public videos, channels and playlists with these words',
      description:
        'All of the words have to be there; accents and case do not matter, and the last word may be the beginning of one. Where nothing has a word, the nearest one is looked for. By relevance, where few have them, videos follow in which the words are only said.',
      querystring: shapes.SearchQuery,
      response: answers({ 200: shapes.SearchPage }),
    },
    handler: (req) => search(req.ctx, req.query),
  })
  app.get('/api/search/suggestions', {
    config: open,
    schema: {
      operationId: 'suggestSearches',
      tags: ['discovery'],
      summary: 'Titles and channels that begin like this, as somebody types',
      querystring: shapes.SuggestQuery,
      response: answers({ 200: shapes.Suggestions }),
    },
    handler: async (req) => ({ items: await suggest(req.ctx, req.query.q, req.query.limit) }),
  })
  app.get('/api/trending', {
    config: open,
    schema: {
      operationId: 'listTrending',
      tags: ['discovery'],
      summary: 'What is watched more than usual, worked out every hour',
      querystring: shapes.TrendingQuery,
      response: answers({ 200: shapes.TrendingPage }),
    },
    handler: (req) => trending(req.ctx, req.query),
  })
  app.get('/api/vods/:id/related', {
    config: open,
    schema: {
      operationId: 'listRelated',
      tags: ['discovery'],
      summary: 'What to watch next, each with the reason',
      params: ById,
      querystring: shapes.RelatedQuery,
      response: answers({ 200: shapes.Related }),
    },
    handler: (req) => related(req.ctx, req.params.id, req.query.limit),
  })
}
