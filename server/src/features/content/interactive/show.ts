import type { Ctx } from '#platform/context.ts'
import { canWatch } from '../policy.ts'
import { playlistsIn, videosIn } from './check-items.ts'
import { isPoll, itemOf } from './item.ts'
import * as queries from './queries.ts'
import type { Interaction, ShownInteraction } from './schema.ts'

/** For players: without what is right, and without ways to what the viewer may not see. */
export async function shownInteractions(ctx: Ctx, videoId: string): Promise<ShownInteraction[]> {
  const rows = (await queries.interactionsOf(ctx, videoId)).filter((row) => !row.deleted_at)
  if (rows.length === 0) return []
  const items = rows.map((row) => ({ ...itemOf(row), revision: row.revision }))
  const titles = await titlesOf(ctx, items)
  return items.flatMap((item) => present(item, titles) ?? [])
}

async function titlesOf(ctx: Ctx, items: readonly Interaction[]): Promise<Map<string, string>> {
  const ids = videosIn(items)
  const videos = ids.length > 0 ? await queries.videosNamed(ctx, ids) : []
  const titles = new Map(videos.filter((row) => canWatch(ctx.actor, row)).map((row) => [row.id, row.title]))
  // Row security hides what is not for them.
  for (const { id, title } of await queries.playlistsNamed(ctx, playlistsIn(items))) titles.set(id, title)
  return titles
}

function present(
  item: Interaction & { revision: number },
  titles: ReadonlyMap<string, string>,
): ShownInteraction | null {
  const { id, revision, atMs } = item
  if (item.kind === 'question') {
    const { prompt, options, mustAnswer, pauses, correct } = item
    const several = correct.length > 1
    return { id, revision, atMs, kind: 'question', prompt, options, poll: isPoll(item), several, mustAnswer, pauses }
  }
  if (item.kind === 'choice') {
    const options = item.options
      .filter(({ leads }) => leads.to === 'time' || titles.has(leads.videoId))
      .map((option) => ({
        ...option,
        title: option.leads.to === 'video' ? (titles.get(option.leads.videoId) ?? null) : null,
      }))
    const { prompt, mustAnswer } = item
    return options.length > 0 ? { id, revision, atMs, kind: 'choice', prompt, options, mustAnswer } : null
  }
  const { title, text, durationMs, position } = item
  const target =
    item.link?.to === 'video' ? item.link.videoId : item.link?.to === 'playlist' ? item.link.playlistId : null
  const known = target === null || titles.has(target)
  return {
    id,
    revision,
    atMs,
    kind: 'card',
    title,
    text,
    link: known ? item.link : null,
    linkTitle: target === null ? null : (titles.get(target) ?? null),
    durationMs,
    position,
  }
}
