import type { Ctx } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import { problem } from '#platform/problem.ts'
import { element, XML_HEAD } from '../feeds/xml.ts'
import { embedSize, within } from './embed-size.ts'
import { embedded } from './embedded.ts'

/** Of what is private too: another answer would tell that it is there. @see https://oembed.com section 2.3.3 */
export const NothingToEmbed = problem('content.nothing_to_embed', 404, 'There is nothing to embed at this address')
export const FormatUnknown = problem('content.oembed_format_unknown', 501, 'Only json and xml are known')

export type OEmbed = Record<string, string | number>

type Asked = { url: string; maxwidth?: number | undefined; maxheight?: number | undefined }

const CACHE_S = 3600
/** As thumbnails are made. */
const POSTER = 1280

/** What others need to show an address of ours in their pages. @throws {NothingToEmbed} */
export async function oembed(ctx: Ctx, { url, maxwidth, maxheight }: Asked): Promise<OEmbed> {
  const asked = addressOf(url, ctx.publicUrl)
  if (!asked) throw new NothingToEmbed()
  const found = await embedded(ctx, asked.videoId)
  if (!found?.video.playback) throw new NothingToEmbed()
  const { video, embedding } = found
  const most = { width: maxwidth, height: maxheight }
  const size = embedSize(video, most)
  // Its height with its controls; there is no picture to be in a shape.
  if (video.kind === 'audio') size.height = Math.min(200, maxheight ?? 200)
  const common: OEmbed = {
    version: '1.0',
    title: video.title,
    author_name: video.channel.name,
    author_url: `${ctx.publicUrl}/channel/${video.channel.handle}`,
    provider_name: 'Creator Studio',
    provider_url: ctx.publicUrl,
    cache_age: CACHE_S,
    ...(video.ageRestricted ? {} : pictureOf(ctx, video, most)),
  }
  // Who is old enough says so on its own page.
  if (embedding === 'nowhere' || video.ageRestricted) return { type: 'link', ...common }
  return { type: 'video', ...common, ...size, html: frameCode(ctx, { ...video, ...size, startS: asked.startS }) }
}

/** The size that the picture has; where it would not fit, the small one is told as large as it may be drawn. */
function pictureOf(
  ctx: Ctx,
  { thumbnail, width, height }: { thumbnail: { url: string } | null; width: number | null; height: number | null },
  most: { width?: number | undefined; height?: number | undefined },
): OEmbed {
  if (!thumbnail || !width || !height) return {}
  const whole = within({ width, height }, { width: POSTER, height: POSTER })
  const shown = within(whole, most)
  return {
    thumbnail_url: `${ctx.publicUrl}${thumbnail.url}`,
    thumbnail_width: shown.width,
    thumbnail_height: shown.height,
  }
}

const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (sign) => `&#${sign.charCodeAt(0)};`)

type Frame = { id: string; title: string; width: number; height: number; startS: number }

export const frameCode = (ctx: Ctx, { id, title, width, height, startS }: Frame): string =>
  `<iframe src="${escapeHtml(ctx.publicUrl)}/embed/${id}${startS > 0 ? `?start=${startS}` : ''}" width="${width}" height="${height}" ` +
  `title="${escapeHtml(title)}" style="border:0" allow="autoplay; fullscreen; picture-in-picture" allowfullscreen loading="lazy"></iframe>`

/** Addresses of ours that show one video: `/watch/:id`, `/vods/:id`, `/embed/:id`. */
function addressOf(text: string, publicUrl: string): { videoId: string; startS: number } | null {
  const url = URL.parse(text)
  if (!url || url.host !== new URL(publicUrl).host) return null
  const videoId = /^\/(?:watch|vods|embed)\/([^/]+)\/?$/.exec(url.pathname)?.[1] ?? ''
  if (!isUuid(videoId)) return null
  const startS = Number(url.searchParams.get('t') ?? url.searchParams.get('start') ?? 0)
  return { videoId: videoId.toLowerCase(), startS: startS > 0 && startS < 1e6 ? Math.floor(startS) : 0 }
}

export const oembedXml = (answer: OEmbed): string =>
  `${XML_HEAD}${element(
    'oembed',
    Object.entries(answer).map(([name, value]) => element(name, value)),
  )}`
