import { text } from 'node:stream/consumers'
import type { Ctx } from '#platform/context.ts'
import { paddingsIn, type SegmentRow } from './ffmpeg/playlists.ts'

/** What a finished rendition consists of, by the playlist that we wrote ourselves. */
export type StoredPlaylist = {
  initUri: string
  segments: SegmentRow[]
  /** Of what is encrypted; null where an earlier release did not write them down. */
  paddings: number[] | null
}

/** @returns null when there is none, or it was not finished */
export async function storedPlaylist(ctx: Ctx, assetId: string, name: string): Promise<StoredPlaylist | null> {
  const found = await ctx.store.get(`media/${assetId}/${name}/index.m3u8`)
  return found ? parse(await text(found.body)) : null
}

const NAME = /^[a-zA-Z0-9_-]{1,100}(\.[a-zA-Z0-9]{1,10}){1,2}$/

function parse(list: string): StoredPlaylist | null {
  let durationS: number | null = null
  let initUri: string | null = null
  const segments: SegmentRow[] = []
  for (const line of list.split('\n')) {
    const [, init] = /^#EXT-X-MAP:URI="([^"]+)"$/.exec(line) ?? []
    const [, seconds] = /^#EXTINF:([\d.]+),$/.exec(line) ?? []
    if (init) initUri = init
    else if (seconds) durationS = Number(seconds)
    else if (line !== '' && !line.startsWith('#') && durationS !== null) {
      segments.push({ uri: line, durationS })
      durationS = null
    }
  }
  const names = [initUri ?? '', ...segments.map(({ uri }) => uri)]
  if (!initUri || !list.includes('#EXT-X-ENDLIST') || !names.every((name) => NAME.test(name))) return null
  return { initUri, segments, paddings: paddingsIn(list, segments.length) }
}
