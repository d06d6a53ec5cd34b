import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx, forActor, inTransaction } from '#platform/context.ts'
import { signsOf } from '../search/signs.ts'
import * as queries from './queries.ts'

/** Of one commit: about 0.2 s. */
const AT_ONCE = 500

/** Brings the search up to date with what was noted. Any number of workers may call it; one at a time does it. */
export async function keepUp(ctx: Ctx): Promise<void> {
  while (await keepUpSome(asSystem(ctx)));
}

/** @returns whether there is more */
const keepUpSome = (ctx: Ctx): Promise<boolean> =>
  inTransaction(ctx, async (tx) => {
    if (!(await queries.takeTurn(tx))) return false
    const notes = await queries.takeNotes(tx, AT_ONCE)
    const idsOf = (kind: queries.NoteKind) => [
      ...new Set(notes.filter((note) => note.kind === kind).map(({ id }) => id)),
    ]
    const [videoIds, playlistIds, changedChannels] = [idsOf('video'), idsOf('playlist'), idsOf('channel')]
    const [videos, playlists] = [
      await content.searchableVideos(tx, videoIds),
      await content.searchablePlaylists(tx, playlistIds),
    ]
    // A channel is found as long as it has something to show, which its videos alone tell.
    const channelIds = [...new Set([...changedChannels, ...(await queries.channelsOf(tx, videoIds, videos))])]
    const all = [...new Set([...channelIds, ...playlists.map((each) => each.channelId)])]
    const channels = await accounts.channelsByIds(forActor(tx, { kind: 'anonymous' }), all)
    const counts = await content.publicVideoCounts(tx, channelIds)
    const nameOf = (id: string) => {
      const channel = channels.get(id)
      return channel ? `${channel.name} ${channel.handle}` : ''
    }
    await queries.replaceDocuments(
      tx,
      [...videoIds, ...playlistIds, ...channelIds],
      [
        ...videos.map((video) => videoDocument(video, nameOf(video.channelId))),
        ...playlists.map((playlist) => playlistDocument(playlist, nameOf(playlist.channelId))),
        ...channelIds.flatMap((id) => {
          const [channel, count] = [channels.get(id), counts.get(id)]
          return channel && count ? [channelDocument(channel, count)] : []
        }),
      ],
    )
    if (changedChannels.length > 0) await queries.noteAllOf(tx, changedChannels)
    const figures = idsOf('figures')
    if (figures.length > 0) await queries.setViews(tx, await content.viewCounts(tx, figures))
    return notes.length === AT_ONCE || changedChannels.length > 0
  })

const videoDocument = (video: content.SearchableVideo, channel: string): queries.Document => ({
  id: video.id,
  kind: 'video',
  channelId: video.channelId,
  title: video.title,
  tags: video.tags.join(' '),
  channel,
  description: video.description,
  signs: signsOf(video),
  category: video.category,
  durationMs: video.durationMs,
  publishedAt: video.publishedAt,
  views: video.views,
})

const playlistDocument = (playlist: content.SearchablePlaylist, channel: string): queries.Document => ({
  id: playlist.id,
  kind: 'playlist',
  channelId: playlist.channelId,
  title: playlist.title,
  tags: '',
  channel,
  description: playlist.description,
  signs: [],
  category: null,
  durationMs: null,
  publishedAt: playlist.createdAt,
  views: 0,
})

const channelDocument = (channel: accounts.ChannelRow, videos: number): queries.Document => ({
  id: channel.id,
  kind: 'channel',
  channelId: channel.id,
  title: channel.name,
  tags: channel.handle,
  channel: '',
  description: channel.description,
  signs: [],
  category: null,
  durationMs: null,
  publishedAt: channel.created_at,
  views: videos,
})

const LOOKED_AT_ONCE = 5000
const FIRST = '00000000-0000-0000-0000-000000000000'

/** By the hour: what became popular, or old, goes to its step; words that nothing has any more are forgotten. */
export async function moveUpAndDown(ctx: Ctx): Promise<void> {
  const system = asSystem(ctx)
  await queries.measureLadder(system, ctx.clock())
  for (let at: string | null = FIRST; at !== null; ) at = await queries.moveSome(system, at, LOOKED_AT_ONCE)
  await queries.forgetUnusedWords(system)
}
