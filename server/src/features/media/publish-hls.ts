import { randomBytes } from 'node:crypto'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { encryptFile, keyUri, type SegmentKey } from './encryption.ts'
import { breaksOff, MediaFailure } from './ffmpeg/failure.ts'
import type { Packaged, PackagedSegment } from './ffmpeg/package.ts'
import type { Planned } from './ffmpeg/plan-renditions.ts'
import { mediaPlaylist, type SegmentRow } from './ffmpeg/playlists.ts'
import type { SourceInfo } from './ffmpeg/probe.ts'
import { PLAYLIST, writeMaster } from './master.ts'
import * as queries from './queries.ts'
import * as renditions from './rendition-queries.ts'
import type { AssetRow } from './tables.ts'

/** A growing playlist is written again at most this often; players ask for it about as seldom. */
const PLAYLIST_EVERY_MS = 1000

/** Names one run of ffmpeg, and begins the names of its files: a second run never writes over what already plays. */
export const newRun = () => randomBytes(5).toString('hex')

/**
 * Puts the segments of one rendition into the store as they come. A segment is named in a playlist only after the store
 * has it.
 * @param options.published segments that a playlist already names, of an earlier run; `null` when the playlist is to be
 *   written only once it is complete
 * @param options.key what the segments are encrypted with
 */
export function publisher(
  ctx: Ctx,
  asset: AssetRow,
  options: { planned: Planned; run: string; source: SourceInfo; published: number | null; key: SegmentKey | null },
) {
  const { planned, run, source, published, key } = options
  const { name, plan } = planned
  const mine = { assetId: asset.id, name, run }
  const folder = `media/${asset.id}/${name}`
  const initUri = `${run}-init.mp4`
  const keyId = key?.id ?? null
  const segments: SegmentRow[] = []
  let bytes = 0
  let writtenAt = 0

  const writePlaylist = (state: 'growing' | 'complete') =>
    ctx.store.put(
      `${folder}/index.m3u8`,
      Buffer.from(
        mediaPlaylist([{ initUri, segments, ...(key && { keyUri: keyUri(key) }) }], state, plan.targetDurationS),
      ),
      PLAYLIST,
    )

  return {
    name,

    async onSegment(segment: PackagedSegment) {
      if (segments.length === 0) {
        bytes += segment.init.size
        await ctx.store.putFile(`${folder}/${initUri}`, segment.init.path, { contentType: 'video/mp4' })
      }
      const uri = `${run}-${String(segment.index).padStart(5, '0')}.m4s`
      const stored = key ? await encryptFile(segment.path, key, segments.length) : segment
      await ctx.store.putFile(`${folder}/${uri}`, stored.path, { contentType: 'video/iso.segment' })
      segments.push({ uri, durationS: segment.durationS, ...(key && { padding: stored.size - segment.size }) })
      bytes += segment.size
      // What plays already keeps its playlist until there is more here than it names.
      if (published === null || segments.length <= published) return
      const first = segments.length === 1
      if (!first && performance.now() - writtenAt < PLAYLIST_EVERY_MS) return
      writtenAt = performance.now()
      if (!(await renditions.updateRun(ctx, mine, { segments: segments.length, key_id: keyId }))) throw overtaken()
      await writePlaylist('growing')
      if (first) await becomePlayable(segment)
    },

    /** The playlist gets its end and the row what was measured; the master playlist is the caller's. */
    async finish(made: Packaged) {
      await inTransaction(ctx, async (tx) => {
        // First, so that the row is locked: a run that lost it must not write the playlist.
        const still = await renditions.updateRun(tx, mine, {
          state: 'ready',
          key_id: keyId,
          width: made.width,
          height: made.height,
          fps: made.fps,
          codecs: made.codecs.join(','),
          bandwidth_bps: Math.ceil(made.bandwidth.peak),
          average_bandwidth_bps: Math.ceil(made.bandwidth.average),
          size_bytes: bytes,
          duration_ms: made.durationMs,
          segments: segments.length,
          percent: 100,
        })
        if (!still) throw overtaken()
        await writePlaylist('complete')
      })
    },
  }

  /** Seconds after the upload: the first segment is there, the rest follows while people watch. */
  async function becomePlayable({ init, size, durationS }: PackagedSegment) {
    const rate = Math.max(plan.kind === 'remux' ? source.bitrate : 0, (size * 8) / Math.max(0.1, durationS))
    const encoded = plan.video && !plan.video.copy ? plan.video.frameRate : null
    await writeMaster(ctx, asset, async (tx) => {
      await renditions.updateRun(tx, mine, {
        listed: true,
        width: init.width,
        height: init.height,
        fps: encoded ? encoded.num / encoded.den : (source.video?.fps ?? null),
        codecs: init.codecs.join(','),
        bandwidth_bps: Math.ceil(rate),
        average_bandwidth_bps: plan.kind === 'remux' ? source.bitrate || Math.ceil(rate) : null,
      })
      await queries.updateAsset(tx, asset.id, {
        state: 'ready',
        playable_at: tx.clock(),
        duration_ms: source.durationMs,
      })
    })
  }
}

/** Another run makes this rendition now, because this one was thought dead. */
const overtaken = () => new MediaFailure('cancelled', 'another run has taken over')

/** What is told of a source that plays, but not all of it. */
export function noteOn(source: SourceInfo, truncated: Packaged['truncated']) {
  if (truncated) return { problem_code: 'media.truncated', problem_message: breaksOff(truncated) }
  if (source.unheard === 0) return { problem_code: null, problem_message: null }
  const lost = source.audio
    ? said(
        '{count, plural, one {# of its sound tracks cannot be decoded here and is left out.} other {# of its sound tracks cannot be decoded here and are left out.}}',
        { count: source.unheard },
      )
    : said('It plays without its sound, which is of a kind that cannot be decoded here. Export it with AAC to have it.')
  return { problem_code: 'media.sound_lost', problem_message: lost }
}

/** Files of runs that were ended half way go, once nobody has been given their names for a while. */
export async function sweepRuns(ctx: Ctx, asset: AssetRow): Promise<void> {
  const keys: string[] = []
  for await (const { key } of ctx.store.list(`media/${asset.id}/`)) keys.push(key)
  // Only now: of files that are there, it is known by now whose they are.
  const rows = await renditions.renditionsOf(ctx, asset.id)
  const finished = new Map(rows.flatMap((row) => (row.state === 'ready' && row.run ? [[row.name, row] as const] : [])))
  const stale = keys.filter((key) => {
    const [folder = '', file] = key.slice(`media/${asset.id}/`.length).split('/')
    const row = finished.get(folder)
    if (!row || !file || file === 'index.m3u8') return false
    return ![row.run, row.next_run].some((run) => run && file.startsWith(`${run}-`))
  })
  if (stale.length > 0) await ctx.store.delete(stale)
}
