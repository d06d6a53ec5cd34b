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
  const picture = found.thumbnail ? `${ctx.publicUrl}${found.thumbnail.url}` : null
  const description = found.description.slice(0, 200) || `A video by ${found.channel.name}`
  return {
    title: found.title,
    links: [['canonical', url]],
    meta: [
      ['description', description],
      ...(found.visibility === 'unlisted' ? [['robots', 'noindex'] as [string, string]] : []),
      ['og:site_name', 'Creator Studio'],
      ['og:type', 'video.other'],
      ['og:title', found.title],
      ['og:description', description],
      ['og:url', url],
      ...(picture ? [['og:image', picture] as [string, string], ['twitter:image', picture] as [string, string]] : []),
      ...(found.playback
        ? ([
            ['og:video', `${ctx.publicUrl}${found.playback.hls}`],
            ['og:video:type', 'application/vnd.apple.mpegurl'],
          ] as [string, string][])
        : []),
      ...(found.width && found.height
        ? ([
            ['og:video:width', String(found.width)],
            ['og:video:height', String(found.height)],
          ] as [string, string][])
        : []),
      ...(found.durationMs
        ? [['video:duration', String(Math.round(found.durationMs / 1000))] as [string, string]]
        : []),
      ['twitter:card', 'summary_large_image'],
      ['twitter:title', found.title],
      ['twitter:description', description],
    ],
  }
}
