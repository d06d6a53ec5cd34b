import { type Ctx, inTransaction } from '#platform/context.ts'
import { labelOf } from './ffmpeg/plan-renditions.ts'
import { masterPlaylist, type SoundRow, type VariantRow } from './ffmpeg/playlists.ts'
import { MediaChanged } from './jobs.ts'
import * as renditions from './rendition-queries.ts'
import type { AssetRow, RenditionRow } from './tables.ts'

export const PLAYLIST = { contentType: 'application/vnd.apple.mpegurl' }

/**
 * Makes `changes` and writes the master playlist from the rows, in one transaction and one writer at a time, so that
 * nobody's variant is lost. Killed between playlist and commit, the next writer does it again.
 */
export async function writeMaster(ctx: Ctx, asset: AssetRow, changes: (tx: Ctx) => Promise<void>): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await renditions.lockMaster(tx, asset.id)
    await changes(tx)
    await renditions.listReady(tx, asset.id)
    const listed = (await renditions.renditionsOf(tx, asset.id)).filter((row) => row.listed)
    await ctx.store.put(`media/${asset.id}/master.m3u8`, Buffer.from(masterOf(asset, listed)), PLAYLIST)
    await tx.jobs.emit(tx, MediaChanged, { assetId: asset.id })
  })
}

function masterOf(asset: Pick<AssetRow, 'source_info'>, listed: readonly RenditionRow[]): string {
  const tracks = listed.filter((row) => row.label !== null)
  const own = asset.source_info?.audio ?? null
  const sounds: SoundRow[] =
    tracks.length === 0
      ? []
      : [
          { uri: null, label: own ? labelOf(own, 1) : 'Sound 1', language: own?.language ?? null },
          ...tracks.map((row) => ({ uri: addressOf(row), label: row.label ?? row.name, language: row.language })),
        ]
  return masterPlaylist(inOrder(listed.filter((row) => row.label === null)).map(variantOf), sounds)
}

const addressOf = (row: RenditionRow) => `${row.name}/index.m3u8`

const variantOf = (row: RenditionRow): VariantRow => ({
  uri: addressOf(row),
  peak: row.bandwidth_bps ?? 0,
  average: row.average_bandwidth_bps ?? row.bandwidth_bps ?? 0,
  codecs: row.codecs?.split(',') ?? [],
  width: row.width,
  height: row.height,
  fps: row.fps,
})

/** Some players begin with the first: one that most lines carry. H.264 comes before what not every player plays. */
const BEGIN_WITH = 720

function inOrder(rows: readonly RenditionRow[]): RenditionRow[] {
  const short = (row: RenditionRow) => Math.min(row.width ?? 0, row.height ?? 0)
  const family = (row: RenditionRow) => ['hvc1', 'av01'].findIndex((codec) => row.codecs?.startsWith(codec)) + 1
  const [first] = rows
    .filter((row) => family(row) === 0 && short(row) <= BEGIN_WITH)
    .sort((a, b) => short(b) - short(a))
  return [...rows].sort(
    (a, b) =>
      Number(b === first) - Number(a === first) ||
      family(a) - family(b) ||
      (a.bandwidth_bps ?? 0) - (b.bandwidth_bps ?? 0),
  )
}
