import { type RawBuilder, sql } from 'kysely'
import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import type { Ctx } from '#platform/context.ts'

/** Of each kind, the newest. */
const MOST = 10_000

type OfVideo = { videoId: string } & Record<string, unknown>

/**
 * What somebody has done with videos, for them to take along, the latest first. A title is null where they may not watch it
 * any more.
 */
export async function exportDoings(ctx: Ctx): Promise<Record<string, unknown>> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const rowsOf = async <T>(query: RawBuilder<T>) => (await query.execute(ctx.db)).rows
  const [history, likes, ratings, notInterested, settings] = await Promise.all([
    rowsOf(sql<OfVideo>`select video_id as "videoId", positioned_at as "watchedAt", position_ms as "positionMs",
        seen_ms as "seenMs", duration_ms as "durationMs", mark
      from playback.progress where user_id = ${userId} and removed_at is null
      order by positioned_at desc, video_id desc limit ${MOST}`),
    rowsOf(sql<OfVideo>`select video_id as "videoId", created_at as "likedAt" from playback.likes
      where user_id = ${userId} order by created_at desc, video_id desc limit ${MOST}`),
    rowsOf(sql<OfVideo>`select video_id as "videoId", stars, sentence, rated_at as "ratedAt",
        sentence_removed_at as "sentenceRemovedAt" from playback.ratings
      where user_id = ${userId} order by rated_at desc, id desc limit ${MOST}`),
    rowsOf(sql<
      Record<string, unknown>
    >`select video_id as "videoId", avoided_channel_id as "channelId", created_at as "saidAt"
      from playback.not_interested where user_id = ${userId} order by created_at desc, subject_id desc limit ${MOST}`),
    rowsOf(sql<{ paused: boolean }>`select paused from playback.history_settings where user_id = ${userId}`),
  ])
  const named = [history, likes, ratings].flat().map(({ videoId }) => videoId)
  const titles = await content.watchableTitles(ctx, [...new Set(named)])
  const titled = (rows: OfVideo[]) => rows.map((row) => ({ title: titles.get(row.videoId) ?? null, ...row }))
  return {
    // How far a video was watched and when are one row.
    history: titled(history),
    historyPaused: settings[0]?.paused ?? false,
    likes: titled(likes),
    ratings: titled(ratings),
    notInterested,
  }
}
