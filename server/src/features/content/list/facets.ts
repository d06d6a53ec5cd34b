import { sql } from 'kysely'
import { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { NONE } from '../video-filter.ts'
import { NUMBERS } from './queries.ts'

const Counts = z.array(z.object({ value: z.string(), count: z.int() }))
export const VideoFacets = z
  .object({
    total: z.int(),
    status: Counts,
    visibility: Counts,
    kind: Counts,
    level: Counts,
    category: Counts,
    language: Counts,
    tags: Counts.meta({ description: 'The 50 most used' }),
  })
  .meta({ id: 'VideoFacets' })
export type VideoFacets = z.infer<typeof VideoFacets>

/** How many videos of the channel there are with each value of what a list is filtered by, most first; the trash is left out. */
export async function countFacets(ctx: Ctx, channelId: string): Promise<VideoFacets> {
  const [values, tags] = await Promise.all([countValues(ctx, channelId), countTags(ctx, channelId)])
  const of = (name: string, nameOf: (value: string) => string) =>
    values
      .filter((row) => row.name === name)
      .map((row) => ({ value: nameOf(row.value), count: row.n }))
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  const numbered = (name: keyof typeof NUMBERS) => of(name, (value) => NUMBERS[name][Number(value)] ?? value)
  const orNone = (value: string) => value || NONE
  return {
    total: values.find((row) => row.name === 'total')?.n ?? 0,
    status: numbered('status'),
    visibility: numbered('visibility'),
    kind: numbered('kind'),
    level: numbered('level'),
    category: of('category', orNone),
    language: of('language', orNone),
    tags: tags.map(({ tag, n }) => ({ value: tag, count: n })),
  }
}

/** One pass over one index. */
async function countValues(ctx: Ctx, channelId: string) {
  const found = await sql<{ name: string; value: string; n: number }>`
    select case grouping(status, visibility, kind, level, category, language)
        when 31 then 'status' when 47 then 'visibility' when 55 then 'kind' when 59 then 'level' when 61 then 'category'
        when 62 then 'language' else 'total' end as name,
      coalesce(status::text, visibility::text, kind::text, level::text, category, language, '') as value, count(*) as n
    from content.video_sort where channel_id = ${channelId}
    group by grouping sets ((status), (visibility), (kind), (level), (category), (language), ())`.execute(ctx.db)
  return found.rows
}

async function countTags(ctx: Ctx, channelId: string) {
  const found = await sql<{ tag: string; n: number }>`
    select tag, count(*) as n from content.videos v, unnest(v.tags) as tag
    where v.channel_id = ${channelId} and v.deleted_at is null
    group by tag order by n desc, tag limit 50`.execute(ctx.db)
  return found.rows
}
