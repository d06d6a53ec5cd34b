import * as accounts from '#features/accounts/service.ts'
import { smallCache } from '#platform/cache.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import type { PresentedVideo } from '../present.ts'
import * as videos from '../queries.ts'
import { presentAll } from '../read-videos.ts'
import * as queries from './queries.ts'
import { element, XML_HEAD } from './xml.ts'

/** A part may have 50,000 addresses and 50 MB (sitemaps.org). With a picture and a text each, the bytes end first. */
const PART = 25_000
const AT_ONCE = 500
const MAX_TEXT = 300

/** Where parts begin moves slowly, and finding it goes through all videos: 0.2 s for a million. */
const starts = smallCache<Promise<{ videos: string[]; channels: string[] }>>({ max: 1, ttlMs: 600_000 })

function partsOf(ctx: Ctx) {
  const known = starts.get('')
  if (known) return known
  const anybody = forActor(ctx, { kind: 'anonymous' })
  const found = Promise.all([queries.everyNthVideo(anybody, PART), queries.everyNthChannel(anybody, PART)]).then(
    ([ofVideos, ofChannels]) => ({ videos: ofVideos, channels: ofChannels }),
  )
  found.catch(() => starts.delete(''))
  return starts.set('', found, starts.now())
}

/** The list of parts; an installation without videos has none. */
export async function sitemapIndex(ctx: Ctx): Promise<string> {
  const parts = await partsOf(ctx)
  const names = [...parts.channels.map((id) => `channels-${id}`), ...parts.videos.map((id) => `videos-${id}`)]
  return `${XML_HEAD}${element(
    'sitemapindex',
    names.map((name) => element('sitemap', [element('loc', `${ctx.publicUrl}/sitemap-${name}.xml`)])),
    { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' },
  )}\n`
}

const OPEN = `${XML_HEAD}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:video="http://www.google.com/schemas/sitemap-video/1.1">\n`

/** Written while it is read, a few hundred addresses at a time. */
export async function* sitemapPart(ctx: Ctx, kind: 'videos' | 'channels', from: string): AsyncGenerator<string> {
  const anybody = forActor(ctx, { kind: 'anonymous' })
  const read = kind === 'videos' ? videoEntries : channelEntries
  yield OPEN
  let start = from
  // One more than is taken says where the next ones begin.
  for (let left = PART; left > 0; ) {
    const { entries, next } = await read(anybody, start, Math.min(AT_ONCE, left))
    yield entries.join('\n')
    left -= AT_ONCE
    if (!next) break
    start = next
  }
  yield '\n</urlset>\n'
}

async function videoEntries(ctx: Ctx, from: string, limit: number) {
  const ids = await queries.videosFrom(ctx, from, limit + 1)
  const rows = await videos.videosByIds(ctx, ids.slice(0, limit))
  return { entries: (await presentAll(ctx, rows)).map((video) => videoEntry(ctx, video)), next: ids[limit] }
}

function videoEntry(ctx: Ctx, video: PresentedVideo): string {
  const { playback, thumbnail, durationMs } = video
  const seconds = Math.round((durationMs ?? 0) / 1000)
  const text = video.description.replace(/\s+/g, ' ').trim().slice(0, MAX_TEXT) || `By ${video.channel.name}`
  return element('url', [
    element('loc', `${ctx.publicUrl}/watch/${video.id}`),
    element('lastmod', video.updatedAt),
    // What search engines ask of a video; one without a picture is an address like others.
    playback && thumbnail && !video.ageRestricted
      ? element('video:video', [
          element('video:thumbnail_loc', `${ctx.publicUrl}${thumbnail.url}`),
          element('video:title', video.title),
          element('video:description', text),
          video.embedding === 'everywhere'
            ? element('video:player_loc', `${ctx.publicUrl}/embed/${video.id}`)
            : element('video:content_loc', `${ctx.publicUrl}${playback.hls}`),
          element('video:duration', seconds >= 1 && seconds <= 28_800 ? seconds : null),
          element('video:view_count', video.viewCount),
          element('video:publication_date', video.publishedAt),
          element('video:family_friendly', 'yes'),
          ...video.tags.slice(0, 32).map((tag) => element('video:tag', tag)),
          element('video:uploader', video.channel.name.slice(0, 255), {
            info: `${ctx.publicUrl}/channel/${video.channel.handle}`,
          }),
          element('video:live', 'no'),
        ])
      : '',
  ])
}

async function channelEntries(ctx: Ctx, from: string, limit: number) {
  const found = await queries.channelsFrom(ctx, from, limit + 1)
  const rows = found.slice(0, limit)
  const known = await accounts.channelsByIds(
    ctx,
    rows.map(({ id }) => id),
  )
  const entries = rows.flatMap(({ id, latest }) => {
    const channel = known.get(id)
    return channel
      ? [
          element('url', [
            element('loc', `${ctx.publicUrl}/channel/${channel.handle}`),
            element('lastmod', latest.toISOString()),
          ]),
        ]
      : []
  })
  return { entries, next: found[limit]?.id }
}

export const robotsTxt = (ctx: Ctx): string =>
  [
    'User-agent: *',
    'Disallow: /studio',
    'Disallow: /operator',
    'Allow: /',
    '',
    `Sitemap: ${ctx.publicUrl}/sitemap.xml`,
    '',
  ].join('\n')
