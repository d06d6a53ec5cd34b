import type { Ctx } from '#platform/context.ts'
import { content } from '../tables.ts'

export const embedRule = (ctx: Ctx, id: string) =>
  content(ctx).selectFrom('content.videos').select(['embedding', 'embed_sites']).where('id', '=', id).executeTakeFirst()
