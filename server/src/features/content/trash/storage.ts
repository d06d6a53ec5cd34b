import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import * as queries from './queries.ts'

export type Usage = {
  originals: number
  renditions: number
  trash: { bytes: number; videos: number }
  /** Declared, or reckoned for cuts: it is not there yet. */
  uploading: number
  total: number
}

/** Bytes that a channel holds: what lies in the trash and what is being uploaded counts, each once. */
export async function usageOf(ctx: Ctx, channelId: string): Promise<Usage> {
  const [all, trashed, uploading] = await Promise.all([
    media.bytesOf(ctx, channelId),
    queries.trashedAssets(ctx, channelId),
    uploads.declaredBytes(ctx, channelId),
  ])
  const gone = await media.bytesOf(ctx, channelId, trashed.assetIds)
  return {
    originals: all.original - gone.original,
    renditions: all.renditions - gone.renditions,
    trash: { bytes: gone.original + gone.renditions, videos: trashed.videos },
    uploading: uploading + all.reserved,
    total: all.original + all.renditions + all.reserved + uploading,
  }
}

/** @throws {ChannelNotFound | NotAllowed} */
export async function channelStorage(ctx: Ctx, channelId: string | undefined) {
  const working = await accounts.workingChannel(ctx, channelId)
  accounts.requireMay(working.ctx.actor, working.channelId, 'videos.read')
  return { ...working, usage: await usageOf(asSystem(ctx), working.channelId) }
}
