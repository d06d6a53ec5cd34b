import { type Ctx, forActor } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import type { PageHead } from '../page-head.ts'
import { playlist } from './read-playlists.ts'

/** Title and picture for link previews; null for what not everybody may see. */
export async function playlistPageHead(ctx: Ctx, id: string): Promise<PageHead | null> {
  const found = await playlist(forActor(ctx, { kind: 'anonymous' }), id.toLowerCase()).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })
  if (!found) return null
  const url = `${ctx.publicUrl}/playlist/${found.id}`
  const description = found.description.slice(0, 200) || `A ${found.kind} by ${found.channel.name}`
  const meta: [name: string, content: string | null][] = [
    ['description', description],
    ['robots', found.visibility === 'unlisted' ? 'noindex' : null],
    ['og:site_name', 'Creator Studio'],
    ['og:type', 'video.other'],
    ['og:title', found.title],
    ['og:description', description],
    ['og:url', url],
    ['og:image', found.cover ? `${ctx.publicUrl}${found.cover.url}` : null],
    ['twitter:card', 'summary_large_image'],
  ]
  return {
    title: found.title,
    links: [['canonical', url]],
    meta: meta.flatMap(([name, content]) => (content === null ? [] : [[name, content]])),
  }
}
