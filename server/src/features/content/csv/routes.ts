import { createHash } from 'node:crypto'
import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { type App, answers } from '#platform/http.ts'
import { IdempotencyKey, keyOf } from '#platform/idempotency.ts'
import { said } from '#platform/language.ts'
import { InvalidRequest } from '#platform/problem.ts'
import { applyValues } from '../bulk/service.ts'
import { VideoListQuery } from '../video-filter.ts'
import { compareCsv } from './compare-csv.ts'
import { exportCsv } from './export-csv.ts'
import { MOST_BYTES } from './read-csv.ts'

const Values = z.record(z.string(), z.unknown())
const CsvErrors = z.array(z.object({ line: z.int(), column: z.string().nullable(), message: z.string() }))
const CsvPreview = z
  .object({
    rows: z.int(),
    unchanged: z.int(),
    changes: z.array(
      z.object({
        line: z.int(),
        id: z.uuid(),
        title: z.string(),
        before: Values.meta({ description: 'Only what differs' }),
        after: Values,
        conflict: z.boolean().meta({ description: 'Changed since the table was made: it would not be written' }),
      }),
    ),
    errors: CsvErrors.meta({ description: 'Lines with one are left out' }),
  })
  .meta({ id: 'CsvPreview' })
const CsvApplied = z
  .object({
    id: z.uuid().nullable().meta({ description: 'Of the change of many that does it; null when nothing differs' }),
    changing: z.int(),
    conflicts: z.int(),
    errors: z.int(),
  })
  .meta({ id: 'CsvApplied' })

const OfChannel = z.object({ channelId: z.uuid().optional() })

export function registerCsvRoutes(app: App) {
  app.get('/api/creator/videos.csv', {
    config: { permission: 'videos.read' },
    schema: {
      operationId: 'exportVideosCsv',
      tags: ['videos'],
      summary: 'The list as a table for spreadsheets, all of it',
      querystring: VideoListQuery.omit({ limit: true, cursor: true }),
      response: answers({ 200: z.unknown().meta({ description: 'text/csv, UTF-8' }) }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:read')
      const table = await exportCsv(req.ctx, req.query)
      const day = req.ctx.clock().toISOString().slice(0, 10)
      return reply
        .header('content-type', 'text/csv; charset=utf-8; header=present')
        .header('content-disposition', `attachment; filename="videos-${day}.csv"`)
        .header('cache-control', 'no-store')
        .serializer((text: unknown) => String(text))
        .send(table)
    },
  })
  // A place of its own, as only here a table is taken whole.
  app.register(async (inside: App) => {
    inside.addContentTypeParser(
      'text/csv',
      { parseAs: 'buffer', bodyLimit: MOST_BYTES },
      async (_: unknown, body: Buffer) => body,
    )
    registerTaking(inside)
  })
}

function registerTaking(app: App) {
  app.post('/api/creator/videos/csv', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'previewVideosCsv',
      tags: ['videos'],
      summary: 'What a table (text/csv, up to 5 MB and 10,000 rows) would change; nothing is changed',
      querystring: OfChannel,
      response: answers({ 200: CsvPreview }),
    },
    handler: async (req) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      return compareCsv(req.ctx, req.query.channelId, fileOf(req.body))
    },
  })
  app.post('/api/creator/videos/csv/apply', {
    config: { permission: 'videos.edit' },
    schema: {
      operationId: 'applyVideosCsv',
      tags: ['videos'],
      summary:
        'Change what differs, as one change of many that can be taken back; lines with errors and conflicts are left out',
      querystring: OfChannel,
      headers: IdempotencyKey,
      response: answers({ 202: CsvApplied }),
    },
    handler: async (req, reply) => {
      accounts.requireScope(req.ctx.actor, 'videos:write')
      const file = fileOf(req.body)
      const { channelId, writes, changes, errors } = await compareCsv(req.ctx, req.query.channelId, file)
      const started = await applyValues(req.ctx, {
        channelId,
        rows: writes,
        key: keyOf(req.headers),
        request: { channelId, csv: createHash('sha256').update(file).digest('base64url') },
      })
      return reply.code(202).send({
        id: started?.id ?? null,
        changing: writes.length,
        conflicts: changes.filter(({ conflict }) => conflict).length,
        errors: new Set(errors.map(({ line }) => line)).size,
      })
    },
  })
}

/** @throws {InvalidRequest} for anything that did not come as text/csv */
function fileOf(body: unknown): Buffer {
  if (Buffer.isBuffer(body)) return body
  throw new InvalidRequest({ errors: [{ path: 'body', message: said('Send the table as text/csv') }] })
}
