import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { auditPage, exportAudit } from './audit-log.ts'
import { AuditFilter, AuditPage, AuditQuery } from './audit-schema.ts'

const OfChannel = z.object({ id: z.uuid().transform((id) => id.toLowerCase()) })

export function registerAuditRoutes(app: App) {
  app.get('/api/channels/:id/audit', {
    config: { permission: 'audit.read' },
    schema: {
      operationId: 'listAudit',
      tags: ['team'],
      summary: 'Who changed what, newest first',
      params: OfChannel,
      querystring: AuditQuery,
      response: answers({ 200: AuditPage }),
    },
    handler: (req) => auditPage(req.ctx, req.params.id, req.query),
  })
  for (const [format, type, operationId] of [
    ['csv', 'text/csv; charset=utf-8', 'exportAuditCsv'],
    ['json', 'application/json', 'exportAuditJson'],
  ] as const)
    app.get(`/api/channels/:id/audit.${format}`, {
      config: { permission: 'audit.read' },
      schema: {
        operationId,
        tags: ['team'],
        summary: `The log as ${format.toUpperCase()}, newest first, at most 100,000 records`,
        params: OfChannel,
        querystring: AuditFilter,
        response: answers({}),
      },
      handler: async (req, reply) => {
        const file = await exportAudit(req.ctx, req.params.id, { format, filter: req.query })
        const day = req.ctx.clock().toISOString().slice(0, 10)
        return reply
          .header('content-type', type)
          .header('content-disposition', `attachment; filename="audit-${day}.${format}"`)
          .send(file as never) // a stream goes out as it is; the types know only what is serialised
      },
    })
}
