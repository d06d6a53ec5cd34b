import { type Ctx, forActor } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { video } from './service.ts'

export type PageHead = { title: string; meta: [name: string, content: string][]; links: [rel: string, href: string][] }

/** Title, picture and player tags for link previews; null for what not everybody may see. */
export async function watchPageHead(ctx: Ctx, videoId: string): Promise<PageHead | null> {
  const found = await video(forActor(ctx, { kind: 'anonymous' }), videoId.toLowerCase()).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })
  if (!found) return null
  const url = `${ctx.publicUrl}/watch/${found.id}`
  // Of what is for adults neither picture nor film is shown elsewhere.
  const playback = found.ageRestricted ? null : found.playback
  const picture = found.thumbnail ? `${ctx.publicUrl}${found.thumbnail.url}` : null
  const description =
    found.description.slice(0, 200) || `${found.kind === 'article' ? 'An article' : 'A video'} by ${found.channel.name}`
  const meta: [name: string, content: string | null][] = [
    ['description', description],
    ['robots', found.visibility === 'unlisted' ? 'noindex' : null],
    ['og:site_name', 'Creator Studio'],
    ['og:type', found.kind === 'article' ? 'article' : 'video.other'],
    ['og:title', found.title],
    ['og:description', description],
    ['og:url', url],
    ['og:image', picture],
    ['twitter:image', picture],
    ['rating', found.ageRestricted ? 'adult' : null],
    ['og:video', playback && `${ctx.publicUrl}${playback.hls}`],
    ['og:video:type', playback && 'application/vnd.apple.mpegurl'],
    ['og:video:width', found.width ? String(found.width) : null],
    ['og:video:height', found.height ? String(found.height) : null],
    ['video:duration', found.durationMs ? String(Math.round(found.durationMs / 1000)) : null],
    ['twitter:card', 'summary_large_image'],
    ['twitter:title', found.title],
    ['twitter:description', description],
  ]
  return {
    title: found.title,
    links: [['canonical', url]],
    meta: meta.flatMap(([name, content]) => (content === null ? [] : [[name, content]])),
  }
}
