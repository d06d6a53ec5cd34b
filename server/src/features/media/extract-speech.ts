import type { Ctx } from '#platform/context.ts'
import type { RunInfo } from '#platform/jobs.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { type Silence, type Speech, soundOf } from './ffmpeg/speech.ts'
import { withWork } from './ffmpeg/work.ts'
import * as queries from './queries.ts'
import { withSourceFile } from './source-file.ts'
import { requireTools } from './tools-state.ts'

export type { Silence, Speech }

/**
 * Hands `use` the sound of an asset's source as something that understands speech wants it, for as long as it runs.
 * @param options.onProgress share of the sound that is taken out, from 0 to 1
 * @returns null when it has no sound
 * @throws {MediaFailure}
 */
export async function withSpeech<T>(
  ctx: Ctx,
  assetId: string,
  info: Pick<RunInfo, 'signal'> & { onProgress?: (share: number) => void },
  use: (speech: Speech) => Promise<T>,
): Promise<T | null> {
  const asset = await queries.assetById(ctx, assetId)
  if (!asset?.source_info) throw new MediaFailure('failed', 'its source was not looked at yet')
  const source = asset.source_info
  if (!source.audio) return null
  const tools = await requireTools(ctx.config.ffmpegPath)
  return withWork(tools, ctx.paths.work, async (work) => {
    const input = await withSourceFile(ctx, asset, info.signal, (path) => work.bring(path))
    return use(await soundOf(work, input, source, info))
  })
}
