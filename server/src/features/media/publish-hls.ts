import type { Ctx } from '#platform/context.ts'
import { inTransaction } from '#platform/context.ts'
import type { Plan } from './ffmpeg/decide.ts'
import type { Packaged, PackagedSegment } from './ffmpeg/package.ts'
import { masterPlaylist, mediaPlaylist, type SegmentRow } from './ffmpeg/playlists.ts'
import type { SourceInfo } from './ffmpeg/probe.ts'
import { MediaChanged } from './jobs.ts'
import * as queries from './queries.ts'
import type { AssetRow } from './tables.ts'

const PLAYLIST = { contentType: 'application/vnd.apple.mpegurl' }
/** A growing playlist is written again at most this often; players ask for it about as seldom. */
const PLAYLIST_EVERY_MS = 1000

/**
 * Puts the segments of one rendition into the store as they come and keeps the playlists true to what is there.
 * A segment is named in a playlist only after the store has it.
 */
export function publisher(
  ctx: Ctx,
  asset: AssetRow,
  { name, plan, source }: { name: string; plan: Plan; source: SourceInfo },
) {
  const folder = `media/${asset.id}/${name}`
  const segments: SegmentRow[] = []
  let initUri = ''
  let bytes = 0
  let writtenAt = 0

  const writePlaylist = (state: 'growing' | 'complete') =>
    ctx.store.put(
      `${folder}/index.m3u8`,
      Buffer.from(mediaPlaylist([{ initUri, segments }], state, plan.targetDurationS)),
      PLAYLIST,
    )

  const writeMaster = (variant: {
    peak: number
    average: number
    codecs: string[]
    width: number | null
    height: number | null
    fps: number | null
  }) =>
    ctx.store.put(
      `media/${asset.id}/master.m3u8`,
      Buffer.from(masterPlaylist([{ uri: `${name}/index.m3u8`, ...variant }])),
      PLAYLIST,
    )

  return {
    async onSegment(segment: PackagedSegment) {
      if (segments.length === 0) {
        const { init } = segment
        initUri = init.name
        bytes += init.size
        await ctx.store.putFile(`${folder}/${init.name}`, init.path, { contentType: 'video/mp4' })
      }
      await ctx.store.putFile(`${folder}/${segment.name}`, segment.path, { contentType: 'video/iso.segment' })
      segments.push({ uri: segment.name, durationS: segment.durationS })
      bytes += segment.size
      // What plays already keeps its complete playlist when the job runs a second time.
      if (asset.playable_at) return
      if (segments.length > 1 && Date.now() - writtenAt < PLAYLIST_EVERY_MS) return
      writtenAt = Date.now()
      await writePlaylist('growing')
      if (segments.length === 1) await becomePlayable(segment)
    },

    async finish(made: Packaged) {
      await writePlaylist('complete')
      await writeMaster({
        ...made.bandwidth,
        codecs: made.codecs,
        width: made.width,
        height: made.height,
        fps: made.fps,
      })
      await inTransaction(ctx, async (tx) => {
        const now = tx.clock()
        await queries.upsertRendition(tx, {
          asset_id: asset.id,
          name,
          kind: plan.kind,
          state: 'ready',
          width: made.width,
          height: made.height,
          fps: made.fps,
          codecs: made.codecs.join(','),
          bandwidth_bps: Math.ceil(made.bandwidth.peak),
          average_bandwidth_bps: Math.ceil(made.bandwidth.average),
          size_bytes: bytes,
          duration_ms: made.durationMs,
          percent: 100,
        })
        const durationMs = made.truncated ? made.truncated.playsMs : source.durationMs
        await queries.updateAsset(tx, asset.id, {
          state: 'ready',
          step: null,
          percent: null,
          eta_ms: null,
          duration_ms: durationMs,
          playable_at: asset.playable_at ?? now,
          done_at: now,
          ...(made.truncated
            ? {
                problem_code: 'media.truncated',
                problem_message: `The file breaks off: it plays ${seconds(made.truncated.playsMs)} of ${seconds(made.truncated.ofMs)}.`,
              }
            : { problem_code: null, problem_message: null }),
        })
        await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
      })
    },
  }

  /** Seconds after the upload: the first segment is there, the rest follows while people watch. */
  async function becomePlayable({ init, size, durationS }: PackagedSegment) {
    const rate = Math.max(source.bitrate, (size * 8) / Math.max(0.1, durationS))
    await writeMaster({
      peak: rate,
      average: source.bitrate || rate,
      codecs: init.codecs,
      width: init.width,
      height: init.height,
      fps: source.video?.fps ?? null,
    })
    await inTransaction(ctx, async (tx) => {
      await queries.upsertRendition(tx, {
        asset_id: asset.id,
        name,
        kind: plan.kind,
        state: 'processing',
        width: init.width,
        height: init.height,
        fps: source.video?.fps ?? null,
        codecs: init.codecs.join(','),
        bandwidth_bps: Math.ceil(rate),
        average_bandwidth_bps: null,
        duration_ms: null,
        percent: 0,
      })
      await queries.updateAsset(tx, asset.id, {
        state: 'ready',
        playable_at: tx.clock(),
        duration_ms: source.durationMs,
      })
      await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
    })
  }
}

const seconds = (ms: number) =>
  ms < 60_000 ? `${Math.round(ms / 1000)} s` : `${Math.floor(ms / 60_000)} min ${Math.round((ms % 60_000) / 1000)} s`
