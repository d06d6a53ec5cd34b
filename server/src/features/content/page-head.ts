import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import { Problem } from '#platform/problem.ts'
import { embedSize } from './embed/embed-size.ts'
import { hasPodcast } from './feeds/podcast.ts'
import { video } from './service.ts'
import { videoObject } from './video-object.ts'

export type PageHead = {
  title: string
  meta: [name: string, content: string][]
  links: [rel: string, href: string][]
  /** What can be read of it elsewhere: feeds, and how to embed it. */
  alternates?: { type: string; href: string; title: string }[]
  /** For search engines, as schema.org has it. */
  data?: object
}

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
  const embed = playback && found.embedding === 'everywhere' ? `${ctx.publicUrl}/embed/${found.id}` : null
  const size = embedSize(found)
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
    ['og:image:alt', picture && found.title],
    // Properties follow what they are of: the player first, then the stream itself.
    ['og:video', embed],
    ['og:video:secure_url', embed?.startsWith('https:') ? embed : null],
    ['og:video:type', embed && 'text/html'],
    ['og:video:width', embed && String(size.width)],
    ['og:video:height', embed && String(size.height)],
    ['og:video', playback && `${ctx.publicUrl}${playback.hls}`],
    ['og:video:type', playback && 'application/vnd.apple.mpegurl'],
    ['og:video:width', playback && found.width ? String(found.width) : null],
    ['og:video:height', playback && found.height ? String(found.height) : null],
    ['video:duration', found.durationMs ? String(Math.round(found.durationMs / 1000)) : null],
    // A player needs an address that browsers trust.
    ['twitter:card', embed?.startsWith('https:') ? 'player' : 'summary_large_image'],
    ['twitter:player', embed],
    ['twitter:player:width', embed && String(size.width)],
    ['twitter:player:height', embed && String(size.height)],
    ['twitter:title', found.title],
    ['twitter:description', description],
  ]
  return {
    title: found.title,
    links: [['canonical', url]],
    meta: meta.flatMap(([name, content]) => (content === null ? [] : [[name, content]])),
    alternates: playback ? oembedLinks(ctx, url, found.title) : [],
    ...(found.visibility === 'public' && playback ? { data: videoObject(ctx, found) } : {}),
  }
}

const oembedLinks = (ctx: Ctx, url: string, title: string) =>
  (['json', 'xml'] as const).map((format) => ({
    type: format === 'json' ? 'application/json+oembed' : 'text/xml+oembed',
    href: `${ctx.publicUrl}/api/oembed?url=${encodeURIComponent(url)}&format=${format}`,
    title,
  }))

/** Name and feeds of a channel; null where there is none. */
export async function channelPageHead(ctx: Ctx, handle: string): Promise<PageHead | null> {
  const anybody = forActor(ctx, { kind: 'anonymous' })
  const found = await accounts.channel(anybody, handle).catch((error: unknown) => {
    if (error instanceof Problem && error.status === 404) return null
    throw error
  })
  if (!found) return null
  const url = `${ctx.publicUrl}/channel/${found.handle}`
  const description = found.description.slice(0, 200) || `Videos by ${found.name}`
  const picture = found.picture && `${ctx.publicUrl}${media.largePicture(found.picture)}`
  return {
    title: found.name,
    links: [['canonical', url]],
    meta: [
      ['description', description],
      ['og:site_name', 'Creator Studio'],
      ['og:type', 'profile'],
      ['og:title', found.name],
      ['og:description', description],
      ['og:url', url],
      ...(picture ? pictureTags(picture, found.name) : []),
      ['twitter:card', 'summary'],
    ],
    alternates: [
      { type: 'application/rss+xml', href: `${url}/feed.xml`, title: found.name },
      ...((await hasPodcast(anybody, found.id))
        ? [{ type: 'application/rss+xml', href: `${url}/podcast.xml`, title: `${found.name} (podcast)` }]
        : []),
    ],
  }
}

const pictureTags = (url: string, name: string): PageHead['meta'] => [
  ['og:image', url],
  ['og:image:alt', name],
  ['twitter:image', url],
]
