import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { limitKey } from '#platform/limiter.ts'
import { reportCase, reportCases } from './cases.ts'
import { decideReport, undoDecision } from './decide.ts'
import { reportVideo } from './report.ts'
import { CasesQuery, Decide, ReportBody, ReportCases, ReportCaseWhole, Reported } from './schema.ts'

const ById = z.object({ id: z.uuid().toLowerCase() })

export function registerReportRoutes(app: App) {
  app.post('/api/vods/:id/report', {
    config: { permission: 'public' },
    schema: {
      operationId: 'reportVideo',
      tags: ['playback'],
      summary: 'Tells whoever runs the studio that something is wrong with a video',
      description: 'Also signed out. Somebody who says the same of the same video again has said it once.',
      params: ById,
      body: ReportBody,
      response: answers({ 200: Reported }),
    },
    handler: (req) => reportVideo(req.ctx, req.params.id, req.body, limitKey(req.ip)),
  })
  app.get('/api/admin/reports', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'listReports',
      tags: ['operations'],
      summary: 'What viewers have reported, a case for each video or sentence; reported or decided last first',
      querystring: CasesQuery,
      response: answers({ 200: ReportCases }),
    },
    handler: (req) => reportCases(req.ctx, req.query),
  })
  app.get('/api/admin/reports/:id', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'getReport',
      tags: ['operations'],
      summary: 'One case, with what was said',
      params: ById,
      response: answers({ 200: ReportCaseWhole }),
    },
    handler: (req) => reportCase(req.ctx, req.params.id),
  })
  app.post('/api/admin/reports/:id/decide', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'decideReport',
      tags: ['operations'],
      summary: 'Channel and reporters are told',
      params: ById,
      body: Decide,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await decideReport(req.ctx, req.params.id, req.body)
      return reply.code(204).send(null)
    },
  })
  app.post('/api/admin/reports/:id/undo', {
    config: { permission: 'operator' },
    schema: {
      operationId: 'undoReportDecision',
      tags: ['operations'],
      summary: 'Everything as it was before the decision',
      params: ById,
      response: answers({ 204: z.null() }),
    },
    handler: async (req, reply) => {
      await undoDecision(req.ctx, req.params.id)
      return reply.code(204).send(null)
    },
  })
}
