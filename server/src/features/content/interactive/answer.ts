import * as accounts from '#features/accounts/service.ts'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { VideoNotFound } from '../errors.ts'
import { canWatch } from '../policy.ts'
import * as videos from '../queries.ts'
import { AnswerInvalid, InteractionNotFound } from './errors.ts'
import { correctOf, isPoll, isRight, itemOf, optionsOf, whyNoAnswer } from './item.ts'
import * as queries from './queries.ts'
import type { Interaction } from './schema.ts'
import { type Client, viewerOf } from './viewers.ts'

type Which = { videoId: string; id: string; revision?: number | undefined; playbackId?: string | undefined }

/** Counted once per viewer and text. @throws {VideoNotFound | InteractionNotFound} */
export async function tellShown(ctx: Ctx, client: Client, which: Which): Promise<void> {
  await withItem(ctx, client, which, async (tx, { row }) => {
    await queries.writeShown(tx, { ...row, attempts: 0 })
  })
}

/**
 * The first answer of a viewer counts, however often it is sent and whatever comes later.
 * @throws {VideoNotFound | InteractionNotFound | AnswerInvalid}
 */
export async function answerInteraction(ctx: Ctx, client: Client, which: Which & { optionIds: string[] }) {
  const optionIds = [...which.optionIds].sort()
  const { item, revision, written } = await withItem(ctx, client, which, async (tx, { item, row }) => {
    const reason = whyNoAnswer(item, optionIds)
    if (reason) throw new AnswerInvalid({ reason })
    const written = await queries.writeAnswer(tx, {
      ...row,
      option_ids: optionIds,
      answered_at: tx.clock(),
      attempts: 1,
      last_option_ids: optionIds,
      last_playback_id: which.playbackId ?? null,
    })
    return { item, revision: row.revision, written }
  })
  const first = written.option_ids ?? optionIds
  return result(ctx, { ...which, revision, item }, { first, now: optionIds, attempts: written.attempts })
}

/** What this viewer answered before, to the texts that are asked now. @throws {VideoNotFound} */
export async function myAnswers(ctx: Ctx, client: Client, videoId: string) {
  await watchable(ctx, videoId)
  const { viewer } = await viewerOf(ctx, client)
  const system = asSystem(ctx)
  const [rows, given] = await Promise.all([
    queries.interactionsOf(system, videoId),
    queries.answersOfViewer(system, videoId, viewer),
  ])
  const items = await Promise.all(
    given.flatMap(({ interaction_id: id, revision, option_ids, attempts }) => {
      const row = rows.find((each) => each.id === id && each.revision === revision && !each.deleted_at)
      if (!row || !option_ids) return []
      return [
        result(ctx, { videoId, id, revision, item: itemOf(row) }, { first: option_ids, now: option_ids, attempts }),
      ]
    }),
  )
  return { items }
}

async function watchable(ctx: Ctx, videoId: string) {
  const video = await videos.videoById(ctx, videoId)
  if (!video || !canWatch(ctx.actor, video)) throw new VideoNotFound()
  return video
}

/** Viewers have no right to write: what they may do is checked here, then done for them. */
async function withItem<T>(
  ctx: Ctx,
  client: Client,
  { videoId, id, revision }: Which,
  steps: (tx: Ctx, found: { item: Interaction; row: ReturnType<typeof newRow> }) => Promise<T>,
): Promise<T> {
  const video = await watchable(ctx, videoId)
  const { viewer, bot } = await viewerOf(ctx, client)
  const setApart = accounts.isTeam(ctx.actor, video.channel_id) ? 'self' : bot ? 'bot' : null
  return inTransaction(asSystem(ctx), async (tx) => {
    const present = await queries.holdInteraction(tx, videoId, id)
    if (!present || present.deleted_at) throw new InteractionNotFound()
    const before =
      revision === undefined || revision === present.revision
        ? undefined
        : await queries.revisionOf(tx, { videoId, id, revision })
    if (revision !== undefined && revision !== present.revision && !before) throw new InteractionNotFound()
    const item = itemOf(before ? { ...before, id, at_ms: present.at_ms } : present)
    const row = newRow(tx, present, before?.revision ?? present.revision)
    return steps(tx, { item, row: { ...row, viewer, set_apart: setApart } })
  })
}

const newRow = (tx: Ctx, present: { video_id: string; id: string; channel_id: string }, revision: number) => ({
  video_id: present.video_id,
  interaction_id: present.id,
  channel_id: present.channel_id,
  revision,
  viewer: '',
  set_apart: null as 'self' | 'bot' | null,
  shown_at: tx.clock(),
})

type Answered = { first: string[]; now: string[]; attempts: number }
type Of = { videoId: string; id: string; revision: number; item: Interaction }

async function result(ctx: Ctx, { videoId, id, revision, item }: Of, { first, now, attempts }: Answered) {
  return {
    interactionId: id,
    revision,
    optionIds: first,
    attempts,
    right: isRight(item, now),
    correct: correctOf(item),
    explanation: item.kind === 'question' ? item.explanation : '',
    counts: isPoll(item) ? await countsOf(ctx, { videoId, id, revision, item }) : null,
  }
}

/** A rate of fewer says more about people than about the question. */
export const LEAST_ANSWERS = 10
const counted: SmallCache<{ id: string; count: number }[] | null> = smallCache({ max: 1000, ttlMs: 2000 })

/** A poll that thousands answer at once is counted every two seconds. */
async function countsOf(ctx: Ctx, { videoId, id, revision, item }: Of) {
  const key = `${videoId} ${id} ${revision}`
  const known = counted.get(key)
  if (known !== undefined) return known
  const asOf = counted.now()
  const rows = (await queries.tallies(asSystem(ctx), videoId, id)).filter(
    (row) => row.revision === revision && !row.apart && row.option_ids,
  )
  const total = rows.reduce((sum, row) => sum + row.viewers, 0)
  const counts = optionsOf(item).map((option) => ({
    id: option.id,
    count: rows.reduce((sum, row) => sum + (row.option_ids?.includes(option.id) ? row.viewers : 0), 0),
  }))
  return counted.set(key, total < LEAST_ANSWERS ? null : counts, asOf)
}
