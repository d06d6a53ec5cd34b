import * as content from '#features/content/service.ts'
import type { Ctx } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import { InvalidCursor } from '#platform/keyset.ts'
import * as queries from './queries.ts'
import { DEFINITION } from './trending-score.ts'

/** @throws {InvalidCursor} */
export async function trending(
  ctx: Ctx,
  { category, limit, cursor }: { category?: string | undefined; limit: number; cursor?: string | undefined },
) {
  const [rows, madeAt] = await Promise.all([
    queries.trendingIds(ctx, category, { after: placeOf(cursor), limit: limit + 1 }),
    queries.madeAt(ctx, 'trending'),
  ])
  const shown = rows.slice(0, limit)
  const last = rows.length > limit ? shown.at(-1) : undefined
  return {
    items: await content.cardsInOrder(
      ctx,
      shown.map(({ id }) => id),
    ),
    nextCursor: last ? Buffer.from(`${last.score} ${last.id}`).toString('base64url') : null,
    computedAt: madeAt?.toISOString() ?? null,
    definition: DEFINITION,
  }
}

function placeOf(cursor: string | undefined) {
  if (cursor === undefined) return null
  const [score = '', id = ''] = Buffer.from(cursor, 'base64url').toString().split(' ')
  if (!/^\d[\d.e+-]*$/.test(score) || !Number.isFinite(Number(score)) || !isUuid(id)) throw new InvalidCursor()
  return { score: Number(score), id }
}
