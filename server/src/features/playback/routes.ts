import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { Video } from '#features/content/service.ts'
import type { App } from '#platform/http.ts'
import { answers } from '#platform/http.ts'
import { exportDoings } from './export/export.ts'
import * as history from './history.ts'
import { registerLikeRoutes } from './likes/routes.ts'
import { registerMineRoutes } from './mine.ts'
import { registerNotInterestedRoutes } from './not-interested/routes.ts'
import * as progress from './progress.ts'
import { registerRatingRoutes } from './ratings/routes.ts'
import { registerReportRoutes } from './reports/routes.ts'
import {
  HistoryPage,
  HistoryQuery,
  HistorySettings,
  Kept,
  ManyIds,
  Marking,
  Progress,
  ProgressMerge,
  ProgressReport,
  Watched,
} from './schema.ts'

const VodId = z.uuid().toLowerCase()
const ByVodId = z.object({ vodId: VodId })
/** About any video that may be watched, each person for themselves. */
const ofVideo = { permission: 'signed-in' } as const
const own = { permission: 'own' } as const

export function registerPlaybackRoutes(app: App) {
  accounts.alsoExport('watching', exportDoings)
  registerProgressRoutes(app)
  registerHistoryRoutes(app)
  registerLikeRoutes(app)
  registerMineRoutes(app)
  registerNotInterestedRoutes(app)
  registerRatingRoutes(app)
  registerReportRoutes(app)
}

function registerProgressRoutes(app: App) {
  app.post('/api/watch-progress', {
    config: ofVideo,
    schema: {
      operationId: 'reportProgress',
      tags: ['playback'],
      summary: 'How far I am with a video',
      description:
        'Safe to repeat, late and in any order: played ranges are joined, and the position that was reached last holds.',
      body: ProgressReport,
      response: answers({ 200: Kept }),
    },
    handler: (req) => progress.reportProgress(req.ctx, req.body),
  })
  app.post('/api/watch-progress/merge', {
    config: ofVideo,
    schema: {
      operationId: 'mergeProgress',
      tags: ['playback'],
      summary: 'What a browser kept before I signed in',
      body: ProgressMerge,
      response: answers({ 200: z.object({ written: z.int() }) }),
    },
    handler: (req) => progress.mergeProgress(req.ctx, req.body),
  })
  app.get('/api/watch-progress', {
    config: ofVideo,
    schema: {
      operationId: 'getProgress',
      tags: ['playback'],
      querystring: ByVodId,
      response: answers({ 200: Progress }),
    },
    handler: (req) => progress.progressOf(req.ctx, req.query.vodId),
  })
  app.get('/api/watch-progress/many', {
    config: ofVideo,
    schema: {
      operationId: 'getProgressOfMany',
      tags: ['playback'],
      summary: 'Of those that I have watched, in no order',
      querystring: z.object({ vodIds: ManyIds }),
      response: answers({ 200: z.object({ items: z.array(Progress) }) }),
    },
    handler: async (req) => ({ items: await progress.progressOfMany(req.ctx, req.query.vodIds) }),
  })
  app.get('/api/watch-progress/continue', {
    config: own,
    schema: {
      operationId: 'listUnfinished',
      tags: ['playback'],
      summary: 'What I can go on with: between 5 % and 90 % of what lasts five minutes, watched last first',
      querystring: z.object({ limit: z.coerce.number().int().min(1).max(50).default(12) }),
      response: answers({ 200: z.object({ items: z.array(Watched) }) }),
    },
    handler: async (req) => ({ items: await history.toContinue(req.ctx, req.query.limit) }),
  })
  app.put('/api/watch-progress/:vodId', {
    config: ofVideo,
    schema: {
      operationId: 'markProgress',
      tags: ['playback'],
      summary: 'Marks a video as watched or not, or dismisses it from what can be continued',
      params: ByVodId,
      body: Marking,
      response: answers({ 200: Progress }),
    },
    handler: (req) => progress.markVideo(req.ctx, req.params.vodId, req.body.state),
  })
}

function registerHistoryRoutes(app: App) {
  app.get('/api/watch-history', {
    config: own,
    schema: {
      operationId: 'listHistory',
      tags: ['playback'],
      summary: 'What I have watched, last first',
      querystring: HistoryQuery,
      response: answers({ 200: HistoryPage }),
    },
    handler: (req) => history.history(req.ctx, req.query),
  })
  app.delete('/api/watch-history/:vodId', {
    config: ofVideo,
    schema: {
      operationId: 'removeFromHistory',
      tags: ['playback'],
      summary: 'Forgets that I have watched it, and how far',
      params: ByVodId,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await history.removeFromHistory(req.ctx, req.params.vodId)
      return reply.code(204).send(null)
    },
  })
  app.post('/api/watch-history/clear', {
    config: own,
    schema: {
      operationId: 'clearHistory',
      tags: ['playback'],
      summary: 'Forgets all that I have watched',
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await history.clearHistory(req.ctx)
      return reply.code(204).send(null)
    },
  })
  app.get('/api/watch-history/videos', {
    config: { permission: 'public' },
    schema: {
      operationId: 'listWatchedVideos',
      tags: ['playback'],
      summary: 'The videos of a history that a browser keeps itself; what cannot be watched is left out',
      querystring: z.object({ vodIds: ManyIds }),
      response: answers({ 200: z.object({ items: z.array(Video) }) }),
    },
    handler: async (req) => ({ items: await history.watchableAmong(req.ctx, req.query.vodIds) }),
  })
  app.get('/api/watch-history/settings', {
    config: own,
    schema: { operationId: 'getHistorySettings', tags: ['playback'], response: answers({ 200: HistorySettings }) },
    handler: (req) => history.historySettings(req.ctx),
  })
  app.put('/api/watch-history/settings', {
    config: own,
    schema: {
      operationId: 'setHistorySettings',
      tags: ['playback'],
      summary: 'Pauses my history, or goes on with it',
      body: HistorySettings,
      response: answers({ 200: HistorySettings }),
    },
    handler: (req) => history.setHistorySettings(req.ctx, req.body),
  })
}
