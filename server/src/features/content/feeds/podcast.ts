import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx, forActor } from '#platform/context.ts'
import { problem } from '#platform/problem.ts'
import { VideoNotFound } from '../errors.ts'
import type { PresentedVideo } from '../present.ts'
import * as videos from '../queries.ts'
import { presentAll } from '../read-videos.ts'
import * as queries from './queries.ts'
import { type Feed, latestOf } from './rss.ts'
import { element, XML_HEAD } from './xml.ts'

export const NoPodcast = problem('content.no_podcast', 404, 'This channel has no sounds that may be downloaded')

const EPISODES = 300

/** What podcast players play; others of the sounds that people upload they do not. */
const TYPES: Record<string, string> = { mp3: 'audio/mpeg', m4a: 'audio/x-m4a' }
const endingOf = (name: string): string => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** Apple's categories for ours. @see https://podcasters.apple.com/support/1691-apple-podcasts-categories */
export const CATEGORIES: Record<string, string> = {
  animation: 'TV & Film',
  vehicles: 'Leisure',
  music: 'Music',
  animals: 'Kids & Family',
  sport: 'Sports',
  travel: 'Society & Culture',
  gaming: 'Leisure',
  people: 'Society & Culture',
  comedy: 'Comedy',
  entertainment: 'TV & Film',
  news: 'News',
  style: 'Arts',
  food: 'Arts',
  education: 'Education',
  technology: 'Technology',
  programming: 'Technology',
  business: 'Business',
  health: 'Health & Fitness',
  art: 'Arts',
  nonprofit: 'Society & Culture',
}

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:itunes': 'http://www.itunes.com/dtds/podcast-1.0.dtd',
}

type Episode = { video: PresentedVideo; source: { name: string; bytes: number } }

/**
 * The sounds of a channel as a podcast: those that are public, that may be downloaded and that podcast players can play.
 * @throws {ChannelNotFound | NoPodcast}
 */
export async function channelPodcast(ctx: Ctx, handle: string): Promise<Feed> {
  const anybody = forActor(ctx, { kind: 'anonymous' })
  const channel = await accounts.channel(anybody, handle)
  const episodes = await episodesOf(anybody, channel.id)
  if (episodes.length === 0) throw new NoPodcast()
  const page = `${ctx.publicUrl}/channel/${channel.handle}`
  const shown = episodes.map(({ video }) => video)
  const modified = latestOf(shown, channel.created_at)
  const xml = element(
    'rss',
    [
      element('channel', [
        element('title', channel.name),
        element('link', page),
        element('description', shortened(channel.description) || `Podcast by ${channel.name}`),
        element('language', mostOf(shown.map(({ language }) => language)) ?? 'en'),
        element('atom:link', [], { href: `${page}/podcast.xml`, rel: 'self', type: 'application/rss+xml' }),
        element('lastBuildDate', modified.toUTCString()),
        element('generator', 'Creator Studio'),
        element('itunes:author', channel.name),
        element('itunes:type', 'episodic'),
        // One is enough: false would promise that there is nothing for adults in any of them.
        element('itunes:explicit', String(shown.some(({ ageRestricted }) => ageRestricted))),
        element('itunes:category', [], {
          text: CATEGORIES[mostOf(shown.map(({ category }) => category)) ?? ''] ?? 'Society & Culture',
        }),
        element('itunes:image', [], { href: `${page}/cover.png` }),
        ...episodes.map((episode) => itemOf(ctx, channel.handle, episode)),
      ]),
    ],
    NAMESPACES,
  )
  return { xml: `${XML_HEAD}${xml}\n`, modified }
}

/** Whether there is anything for a podcast to hand out. */
export async function hasPodcast(ctx: Ctx, channelId: string): Promise<boolean> {
  const kept = known.get(channelId)
  if (kept !== undefined) return kept
  const asOf = known.now()
  const found = await queries.episodes(ctx, channelId, 20)
  const assets = found.flatMap(({ asset_id }) => asset_id ?? [])
  const sources = assets.length > 0 ? await media.sourcesOf(asSystem(ctx), assets) : new Map<string, { name: string }>()
  return known.set(
    channelId,
    [...sources.values()].some(({ name }) => endingOf(name) in TYPES),
    asOf,
  )
}

/** Each look at a channel's page asks, and seldom gets another answer. */
const known = smallCache<boolean>({ max: 5000, ttlMs: 60_000 })

async function episodesOf(ctx: Ctx, channelId: string): Promise<Episode[]> {
  const found = await queries.episodes(ctx, channelId, EPISODES)
  const [rows, sources] = await Promise.all([
    videos.videosByIds(
      ctx,
      found.map(({ id }) => id),
    ),
    media.sourcesOf(
      asSystem(ctx),
      found.flatMap(({ asset_id }) => asset_id ?? []),
    ),
  ])
  const shown = new Map((await presentAll(ctx, rows)).map((video) => [video.id, video]))
  return found.flatMap(({ id, asset_id }) => {
    const [video, source] = [shown.get(id), sources.get(asset_id ?? '')]
    return video && source && TYPES[endingOf(source.name)] ? [{ video, source }] : []
  })
}

function itemOf(ctx: Ctx, handle: string, { video, source }: Episode): string {
  const ending = endingOf(source.name)
  return element('item', [
    element('title', video.title),
    element('itunes:title', video.title),
    element('link', `${ctx.publicUrl}/watch/${video.id}`),
    // For ever the same, also when the site moves.
    element('guid', video.id, { isPermaLink: 'false' }),
    element('pubDate', new Date(video.publishedAt ?? video.createdAt).toUTCString()),
    element('description', shortened(video.description) || video.title),
    element('enclosure', [], {
      url: `${ctx.publicUrl}/channel/${handle}/podcast/${video.id}.${ending}`,
      length: source.bytes,
      type: TYPES[ending] ?? '',
    }),
    element('itunes:duration', Math.round((video.durationMs ?? 0) / 1000)),
    element('itunes:explicit', String(video.ageRestricted)),
    // No picture of its own: directories refuse what is not square and at least 1400 px wide, as our thumbnails are not.
    element('itunes:episodeType', 'full'),
  ])
}

/** The file of one episode, as long as it is one. @throws {VideoNotFound} */
export async function episodeFile(
  ctx: Ctx,
  id: string,
  ending: string,
): Promise<{ original: media.Original; type: string }> {
  const row = await videos.videoById(forActor(ctx, { kind: 'anonymous' }), id)
  const isOpen = row?.visibility === 'public' && row.status === 'ready' && row.kind === 'audio' && row.downloads
  const original =
    isOpen && row.asset_id && !row.deleted_at ? await media.originalOf(asSystem(ctx), row.asset_id) : null
  const type = TYPES[ending]
  if (!original || !type || endingOf(original.filename) !== ending) throw new VideoNotFound()
  return { original, type }
}

/** Apple's directory takes 4000 bytes of a description; no sign is cut in two. */
const shortened = (text: string) => new TextDecoder().decode(Buffer.from(text).subarray(0, 4000), { stream: true })

/** What most of them say. */
function mostOf(values: readonly (string | null)[]): string | null {
  const counts = new Map<string, number>()
  for (const value of values) if (value) counts.set(value, (counts.get(value) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null
}
