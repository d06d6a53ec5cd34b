import { z } from 'zod'
import { declareEvent, declareJob } from '#platform/jobs.ts'

const Asset = z.object({ assetId: z.uuid(), channelId: z.uuid() })

export const Probe = declareJob({
  name: 'media.probe',
  payload: Asset,
  attempts: 20,
  timeoutS: 600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
  concurrency: () => 2,
})
/** The first playable rendition of what players can play: only repackaged, in seconds, so it waits for no encode. */
export const Remux = declareJob({
  name: 'media.remux',
  payload: Asset,
  attempts: 20,
  timeoutS: 6 * 3600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
  concurrency: () => 2,
})
/** The first playable rendition of anything else: one low and fast encode. */
export const Package = declareJob({
  name: 'media.package',
  payload: Asset,
  attempts: 20,
  timeoutS: 12 * 3600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
  concurrency: (ctx) => ctx.config.mediaJobs,
})
export const Thumbnail = declareJob({
  name: 'media.thumbnail',
  payload: Asset,
  attempts: 20,
  timeoutS: 600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
})
/** One more picture to choose from: a moment of the video, or one that was given. */
export const Picture = declareJob({
  name: 'media.picture',
  payload: Asset.extend({ thumbnailId: z.uuid() }),
  attempts: 20,
  timeoutS: 600,
  key: (p) => p.thumbnailId,
  group: (p) => p.channelId,
})
/** A picture of an album: of a text, of a channel. */
export const AlbumPicture = declareJob({
  name: 'media.article-picture',
  payload: Asset.extend({ pictureId: z.uuid() }),
  attempts: 20,
  timeoutS: 600,
  key: (p) => p.pictureId,
  group: (p) => p.channelId,
})
/** Three moments to choose from, for what was processed before there were any. */
export const Suggest = declareJob({
  name: 'media.suggest',
  payload: Asset,
  attempts: 20,
  timeoutS: 600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
})
/** Every other rendition, once the first plays. */
export const Ladder = declareJob({
  name: 'media.ladder',
  payload: Asset,
  attempts: 20,
  timeoutS: 48 * 3600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
  concurrency: (ctx) => ctx.config.mediaJobs,
})
/** Files that a run which was killed left behind; later, because a player may have their names still. */
export const Sweep = declareJob({
  name: 'media.sweep',
  payload: Asset,
  attempts: 20,
  timeoutS: 600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
})
export const BECAUSE = ['wanted', 'unwanted', 'packaged'] as const
/**
 * Segments are encrypted or not, as is wanted now. `because` keeps a wish from being taken for an earlier one that is being
 * seen to: one is not queued while its like waits or runs.
 */
export const Repackage = declareJob({
  name: 'media.repackage',
  payload: Asset.extend({ because: z.string().max(20) }),
  attempts: 20,
  timeoutS: 12 * 3600,
  key: (p) => `${p.assetId} ${p.because}`,
  group: (p) => p.channelId,
})
/** Small pictures of the whole length, for looking for a place. */
export const Storyboard = declareJob({
  name: 'media.storyboard',
  payload: Asset,
  attempts: 20,
  timeoutS: 12 * 3600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
})
/** Parts of one source become another. */
export const Cut = declareJob({
  name: 'media.cut',
  payload: Asset,
  attempts: 20,
  timeoutS: 24 * 3600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
  concurrency: (ctx) => ctx.config.mediaJobs,
})
/** Loudness over time, for timelines. */
export const Waveform = declareJob({
  name: 'media.waveform',
  payload: Asset,
  attempts: 20,
  timeoutS: 3 * 3600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
})
export const Checksum = declareJob({
  name: 'media.checksum',
  payload: Asset,
  attempts: 5,
  timeoutS: 6 * 3600,
  key: (p) => p.assetId,
  group: (p) => p.channelId,
})

/** An asset changed; told in the commit that changed it. News may come late, twice or in another order: ask for the present state. */
export const MediaChanged = declareEvent('media.changed', z.object({ assetId: z.uuid() }))
