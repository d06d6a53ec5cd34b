import { z } from 'zod'
import { type App, answers } from '#platform/http.ts'
import { FormatUnknown, oembed, oembedXml } from './oembed.ts'

const Pixels = z.coerce.number().int().min(1).max(100_000).optional()

export function registerEmbedRoutes(app: App) {
  app.get('/api/oembed', {
    config: { permission: 'public' },
    schema: {
      operationId: 'oembed',
      tags: ['videos'],
      summary: 'How to show an address of ours in another page',
      description:
        'As oembed.com describes it. Of what strangers may not see, and of what is not there: 404. A format other than json and xml: 501.',
      querystring: z.object({
        url: z.string().max(2000),
        maxwidth: Pixels,
        maxheight: Pixels,
        format: z.string().max(20).default('json'),
      }),
      response: answers({ 200: z.any().meta({ description: 'application/json, or text/xml' }) }),
    },
    handler: async (req, reply) => {
      const { format, ...asked } = req.query
      if (format !== 'json' && format !== 'xml') throw new FormatUnknown()
      const answer = await oembed(req.ctx, asked)
      // Public facts, asked for without cookies: pages of others may read them.
      reply.headers({ 'access-control-allow-origin': '*', 'cache-control': 'public, max-age=300' })
      return format === 'json'
        ? answer
        : reply.type('text/xml; charset=utf-8').serializer(String).send(oembedXml(answer))
    },
  })
}
