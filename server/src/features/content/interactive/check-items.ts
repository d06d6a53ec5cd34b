import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import * as queries from './queries.ts'
import type { Interaction } from './schema.ts'

export type Wrong = { index: number; path: string; code: string; message: string }
const NO_VIDEO = said('There is no such video in this channel.')
const NO_PLAYLIST = said('There is no such playlist in this channel.')
type Video = { id: string; channel_id: string; duration_ms: number | null }

/** What the shapes cannot say: times inside the video, options that exist, and links to one's own channel alone. */
export async function wrongItems(ctx: Ctx, video: Video, items: readonly Interaction[]): Promise<Wrong[]> {
  const ours = await oursOf(ctx, video, items)
  const seen = new Set<string>()
  return items.flatMap((item, index) => {
    const wrong: Wrong[] = []
    const say = (path: string, code: string, message: string) =>
      void wrong.push({ index, path: `items.${index}.${path}`, code, message })
    const inside = (ms: number, path: string) => {
      if (video.duration_ms !== null && ms > video.duration_ms)
        say(path, 'after_end', said('It is after the end of the video.'))
    }
    const own = (id: string, path: string, message: string) => {
      if (!ours.has(id)) say(path, 'not_ours', message)
    }
    if (seen.has(item.id)) say('id', 'same_id', said('Another one has the same id.'))
    seen.add(item.id)
    inside(item.atMs, 'atMs')
    if (item.kind === 'card') {
      if (item.link?.to === 'video') own(item.link.videoId, 'link.videoId', NO_VIDEO)
      if (item.link?.to === 'playlist') own(item.link.playlistId, 'link.playlistId', NO_PLAYLIST)
      return wrong
    }
    const ids = item.options.map(({ id }) => id)
    for (const [at, id] of ids.entries())
      if (ids.indexOf(id) !== at) say(`options.${at}.id`, 'same_id', said('Another option has the same id.'))
    if (item.kind === 'question')
      for (const [at, id] of item.correct.entries()) {
        if (!ids.includes(id)) say(`correct.${at}`, 'no_option', said('There is no such option.'))
        if (item.correct.indexOf(id) !== at) say(`correct.${at}`, 'same_id', said('It is named twice.'))
      }
    else
      for (const [at, { leads }] of item.options.entries()) {
        if (leads.to === 'time') inside(leads.ms, `options.${at}.leads.ms`)
        else own(leads.videoId, `options.${at}.leads.videoId`, NO_VIDEO)
      }
    return wrong
  })
}

/** Videos and playlists that a list leads to, of this channel and not thrown away. */
async function oursOf(ctx: Ctx, video: Video, items: readonly Interaction[]): Promise<Set<string>> {
  const found = await queries.videosNamed(ctx, videosIn(items))
  const ours = new Set(found.filter(({ channel_id }) => channel_id === video.channel_id).map(({ id }) => id))
  for (const { id, channel_id } of await queries.playlistsNamed(ctx, playlistsIn(items)))
    if (channel_id === video.channel_id) ours.add(id)
  return ours
}

export const videosIn = (items: readonly Interaction[]): string[] =>
  items.flatMap((item) =>
    item.kind === 'card'
      ? item.link?.to === 'video'
        ? [item.link.videoId]
        : []
      : item.kind === 'choice'
        ? item.options.flatMap(({ leads }) => (leads.to === 'video' ? [leads.videoId] : []))
        : [],
  )

export const playlistsIn = (items: readonly Interaction[]): string[] =>
  items.flatMap((item) => (item.kind === 'card' && item.link?.to === 'playlist' ? [item.link.playlistId] : []))
