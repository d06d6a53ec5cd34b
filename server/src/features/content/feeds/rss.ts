import * as accounts from '#features/accounts/service.ts'
import { type Ctx, forActor } from '#platform/context.ts'
import type { PresentedVideo } from '../present.ts'
import { listPublic } from '../read-videos.ts'
import { element, XML_HEAD } from './xml.ts'

const ITEMS = 50

export type Feed = { xml: string; modified: Date }

const NAMESPACES = {
  version: '2.0',
  'xmlns:atom': 'http://www.w3.org/2005/Atom',
  'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
  'xmlns:media': 'http://search.yahoo.com/mrss/',
}

/** What a channel published last, for feed readers. @throws {ChannelNotFound} */
export async function channelFeed(ctx: Ctx, handle: string): Promise<Feed> {
  const anybody = forActor(ctx, { kind: 'anonymous' })
  const channel = await accounts.channel(anybody, handle)
  const { items } = await listPublic(anybody, { channelId: channel.id, limit: ITEMS })
  const page = `${ctx.publicUrl}/channel/${channel.handle}`
  const modified = latestOf(items, channel.created_at)
  const xml = element(
    'rss',
    [
      element('channel', [
        element('title', channel.name),
        element('link', page),
        element('description', channel.description || `Videos by ${channel.name}`),
        element('atom:link', [], { href: `${page}/feed.xml`, rel: 'self', type: 'application/rss+xml' }),
        element('lastBuildDate', modified.toUTCString()),
        element('generator', 'Creator Studio'),
        channel.picture
          ? element('image', [
              element('url', `${ctx.publicUrl}${channel.picture}`),
              element('title', channel.name),
              element('link', page),
            ])
          : '',
        ...items.map((video) => itemOf(ctx, video)),
      ]),
    ],
    NAMESPACES,
  )
  return { xml: `${XML_HEAD}${xml}\n`, modified }
}

/** The newest change of anything in it: the same content has the same time. */
export const latestOf = (items: readonly PresentedVideo[], atLeast: Date): Date =>
  new Date(Math.max(atLeast.getTime(), ...items.map(({ updatedAt }) => Date.parse(updatedAt))))

function itemOf(ctx: Ctx, video: PresentedVideo): string {
  const link = `${ctx.publicUrl}/watch/${video.id}`
  return element('item', [
    element('title', video.title),
    element('link', link),
    element('guid', link, { isPermaLink: 'true' }),
    element('pubDate', new Date(video.publishedAt ?? video.createdAt).toUTCString()),
    element('dc:creator', video.channel.name),
    element('description', video.description || video.title),
    ...video.tags.map((tag) => element('category', tag)),
    video.thumbnail && !video.ageRestricted
      ? element('media:thumbnail', [], { url: `${ctx.publicUrl}${video.thumbnail.url}` })
      : '',
    video.playback && !video.ageRestricted && video.embedding === 'everywhere' && video.durationMs
      ? element('media:content', [element('media:player', [], { url: `${ctx.publicUrl}/embed/${video.id}` })], {
          medium: video.kind === 'audio' ? 'audio' : 'video',
          duration: Math.round(video.durationMs / 1000),
        })
      : '',
  ])
}
