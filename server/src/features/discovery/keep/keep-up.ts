import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import { asSystem, type Ctx, forActor, inTransaction } from '#platform/context.ts'
import { signsOf } from '../search/signs.ts'
import * as queries from './queries.ts'
import { restFrom } from './rest.ts'

/** Of one commit: about 0.1 s. */
const AT_ONCE = 250
/** So many more videos, and the steps of the ladder are measured: else the first million would all lie on the top one. */
const MEASURED_AFTER = { first: 20_000, times: 1.5 }

/**
 * Brings the search up to date with what was noted. Any number of workers may call it; one at a time does it. Where there is
 * much to do it rests in between, and still sees at once what was noted meanwhile: the newest notes come first.
 */
export async function keepUp(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  const system = asSystem(ctx)
  let [read, measuredAt] = [0, MEASURED_AFTER.first]
  for (;;) {
    const startedAt = performance.now()
    const { more, videos } = await keepUpSome(system)
    if (!more || signal?.aborted) return
    read += videos
    if (read >= measuredAt) {
      await queries.measureLadder(system)
      measuredAt *= MEASURED_AFTER.times
    }
    await restFrom(startedAt, signal)
  }
}

const keepUpSome = (ctx: Ctx): Promise<{ more: boolean; videos: number }> =>
  inTransaction(ctx, async (tx) => {
    if (!(await queries.takeTurn(tx))) return { more: false, videos: 0 }
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
    const channelIds = [...new Set([...changedChannels, ...(await queries.channelsToRead(tx, videoIds, videos))])]
    const all = [...new Set([...channelIds, ...[...videos, ...playlists].map((each) => each.channelId)])]
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
    await keepSpoken(
      tx,
      videoIds,
      videos.map(({ id }) => id),
    )
    if (changedChannels.length > 0) await queries.noteAllOf(tx, changedChannels)
    const figures = idsOf('figures')
    if (figures.length > 0) await queries.setViews(tx, await content.viewCounts(tx, figures))
    return { more: notes.length === AT_ONCE || changedChannels.length > 0, videos: videos.length }
  })

/** What is said in videos is read anew where their captions are other ones than before: it may be thousands of words. */
async function keepSpoken(tx: Ctx, changed: readonly string[], shown: readonly string[]) {
  if (changed.length === 0) return
  const tracks = await content.spokenTracks(tx, shown)
  for (const track of await queries.otherTracks(tx, changed, tracks))
    await queries.writeSpoken(tx, track, await content.spokenCues(tx, track))
}

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

/** About a thousand documents. */
const PAGES_AT_ONCE = 100

/** By the hour: what became popular, or old, goes to its step; words that nothing has any more are forgotten. */
export async function moveUpAndDown(ctx: Ctx, signal?: AbortSignal): Promise<void> {
  const system = asSystem(ctx)
  await queries.measureLadder(system, ctx.clock())
  const pages = await queries.pagesOfDocuments(system)
  for (let first = 0; first < pages; first += PAGES_AT_ONCE) {
    signal?.throwIfAborted()
    const startedAt = performance.now()
    await queries.moveSome(system, { first, count: PAGES_AT_ONCE })
    await restFrom(startedAt, signal)
  }
  await queries.forgetUnusedWords(system)
}
