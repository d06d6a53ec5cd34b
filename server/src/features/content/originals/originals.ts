import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { problem } from '#platform/problem.ts'
import { BulkEmpty, BulkTooMany } from '../bulk/errors.ts'
import { MOST_IDS, type Selection } from '../bulk/schema.ts'
import { whichFit } from '../list/list-videos.ts'
import * as queries from './queries.ts'
import type { Entry } from './zip.ts'

export const SelectionNotFound = problem(
  'content.selection_not_found',
  404,
  'No such selection, or it is older than an hour',
)

const KEPT_MS = 3_600_000

/** Remembers for an hour what is to be in an archive. @throws {ChannelNotFound | NotAllowed | BulkEmpty | BulkTooMany} */
export async function selectOriginals(ctx: Ctx, input: { channelId?: string | undefined; select: Selection }) {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, input.channelId)
  accounts.requireMay(own.actor, channelId, 'videos.read')
  const chosen = await queries.chosenVideos(own, channelId, await idsOf(own, channelId, input.select))
  if (chosen.length === 0) throw new BulkEmpty()
  const id = uuidv7()
  const { userId } = accounts.signedIn(own.actor)
  await queries.insertSelection(own, { id, channelId, userId, ids: chosen.map((video) => video.id) })
  const sources = await media.sourcesOf(
    own,
    chosen.flatMap((video) => video.asset_id ?? []),
  )
  return {
    url: `/api/creator/videos/originals.zip?selection=${id}`,
    expiresAt: new Date(ctx.clock().getTime() + KEPT_MS).toISOString(),
    count: chosen.length,
    sizeBytes: [...sources.values()].reduce((sum, source) => sum + source.bytes, 0),
  }
}

/** What goes into an archive, newest first. @throws {ChannelNotFound | NotAllowed | SelectionNotFound | BulkEmpty | BulkTooMany} */
export async function entriesOf(
  ctx: Ctx,
  asked: { selection: string } | { channelId?: string | undefined; select: Selection },
): Promise<Entry[]> {
  accounts.signedIn(ctx.actor)
  const { own, channelId, ids } =
    'selection' in asked ? await remembered(ctx, asked.selection) : await named(ctx, asked)
  accounts.requireMay(own.actor, channelId, 'videos.read')
  const chosen = await queries.chosenVideos(own, channelId, ids)
  if (chosen.length === 0) throw new BulkEmpty()
  const sources = await media.sourcesOf(
    own,
    chosen.flatMap((video) => video.asset_id ?? []),
  )
  return chosen.map((video) => ({
    title: video.title,
    createdAt: video.created_at,
    original: sources.get(video.asset_id ?? '') ?? null,
  }))
}

async function remembered(ctx: Ctx, id: string) {
  const found = await queries.selectionById(ctx, id, new Date(ctx.clock().getTime() - KEPT_MS))
  if (!found || !accounts.isTeam(ctx.actor, found.channel_id)) throw new SelectionNotFound()
  return { own: ctx, channelId: found.channel_id, ids: found.video_ids }
}

async function named(ctx: Ctx, asked: { channelId?: string | undefined; select: Selection }) {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, asked.channelId)
  accounts.requireMay(own.actor, channelId, 'videos.read')
  return { own, channelId, ids: await idsOf(own, channelId, asked.select) }
}

async function idsOf(ctx: Ctx, channelId: string, select: Selection): Promise<string[]> {
  if ('ids' in select) return [...new Set(select.ids)]
  const except = new Set(select.except)
  const ids = await queries.fittingIds(
    ctx,
    channelId,
    await whichFit(ctx, channelId, select.filter),
    MOST_IDS + except.size + 1,
  )
  const chosen = ids.filter((id) => !except.has(id))
  if (chosen.length > MOST_IDS) throw new BulkTooMany({ limit: MOST_IDS })
  return chosen
}

export const forgetOldSelections = (ctx: Ctx) =>
  queries.forgetSelections(asSystem(ctx), new Date(ctx.clock().getTime() - KEPT_MS))
