import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { type Happening, ThingHappened, VideosHappened } from './events.ts'

type Told = z.infer<typeof VideosHappened.payload>['videos'][number]

/** Queued by the commit of what happened, or not at all. */
export async function tellHappened(
  tx: Ctx,
  channelId: string,
  type: Happening,
  videos: readonly Told[],
): Promise<void> {
  if (videos.length === 0) return
  await tx.jobs.emit(tx, VideosHappened, { channelId, type, at: tx.clock().toISOString(), videos: [...videos] })
}

type Thing = z.infer<typeof ThingHappened.payload>
type About = { id: string; channel_id: string; title: string }

/** Of a playlist. @param fields what was changed of it: its columns, or `videos`, `order` */
export const tellPlaylist = (
  tx: Ctx,
  { id, channel_id, title }: About,
  what: 'created' | 'updated' | 'deleted' | 'restored',
  fields?: string[],
): Promise<void> =>
  tell(tx, {
    channelId: channel_id,
    type: `playlist.${what}`,
    about: id,
    data: { playlistId: id, title, ...(fields && { fields }) },
  })

/** Of what belongs to one video: its captions, versions, or the text of an article. */
export const tellOfVideo = (
  tx: Ctx,
  { id, channel_id, title }: About,
  type: Exclude<Thing['type'], `playlist.${string}`>,
  data: Thing['data'],
): Promise<void> => tell(tx, { channelId: channel_id, type, about: id, data: { videoId: id, title, ...data } })

const tell = (tx: Ctx, thing: Omit<Thing, 'at'>): Promise<void> =>
  tx.jobs.emit(tx, ThingHappened, { ...thing, at: tx.clock().toISOString() })
