import { type Insertable, sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'
import { type AnswerTable, type InteractionRow, interactions, type ListRow, type RevisionRow } from './tables.ts'

/** Of one video, those that were taken off too, as they come in time. Served by the primary key. */
export const interactionsOf = (ctx: Ctx, videoId: string): Promise<InteractionRow[]> =>
  interactions(ctx)
    .selectFrom('content.interactions')
    .selectAll()
    .where('video_id', '=', videoId)
    .orderBy('rank')
    .orderBy('id')
    .execute()

/** Nobody answers one of them until the change is done. */
export const lockInteractions = (tx: Ctx, videoId: string): Promise<InteractionRow[]> =>
  interactions(tx)
    .selectFrom('content.interactions')
    .selectAll()
    .where('video_id', '=', videoId)
    .orderBy('id')
    .forUpdate()
    .execute()

/** It stays as it is until the answer is written. */
export const holdInteraction = (tx: Ctx, videoId: string, id: string): Promise<InteractionRow | undefined> =>
  interactions(tx)
    .selectFrom('content.interactions')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('id', '=', id)
    .forShare()
    .executeTakeFirst()

export const listOf = (ctx: Ctx, videoId: string) =>
  interactions(ctx)
    .selectFrom('content.interaction_lists')
    .selectAll()
    .where('video_id', '=', videoId)
    .executeTakeFirst()

export const writeList = (tx: Ctx, { video_id, channel_id, ...rest }: ListRow) =>
  interactions(tx)
    .insertInto('content.interaction_lists')
    .values({ video_id, channel_id, ...rest })
    .onConflict((conflict) => conflict.column('video_id').doUpdateSet(rest))
    .execute()

export const writeInteraction = (tx: Ctx, row: InteractionRow) => {
  const payload = JSON.stringify(row.payload) as unknown as InteractionRow['payload'] // the driver sends JSON as text
  const { video_id: _, id: __, channel_id: ___, ...rest } = { ...row, payload }
  return interactions(tx)
    .insertInto('content.interactions')
    .values({ ...row, payload })
    .onConflict((conflict) => conflict.columns(['video_id', 'id']).doUpdateSet(rest))
    .execute()
}

export const deleteInteractions = (tx: Ctx, videoId: string, ids: readonly string[]) =>
  interactions(tx)
    .deleteFrom('content.interactions')
    .where('video_id', '=', videoId)
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .execute()

export const keepRevision = (tx: Ctx, row: RevisionRow) =>
  interactions(tx)
    .insertInto('content.interaction_revisions')
    .values({ ...row, payload: JSON.stringify(row.payload) as unknown as RevisionRow['payload'] }) // as above
    .onConflict((conflict) => conflict.columns(['video_id', 'interaction_id', 'revision']).doNothing())
    .execute()

export const revisionsOf = (ctx: Ctx, videoId: string): Promise<RevisionRow[]> =>
  interactions(ctx)
    .selectFrom('content.interaction_revisions')
    .selectAll()
    .where('video_id', '=', videoId)
    .orderBy('revision', 'desc')
    .execute()

export const revisionOf = (ctx: Ctx, { videoId, id, revision }: { videoId: string; id: string; revision: number }) =>
  interactions(ctx)
    .selectFrom('content.interaction_revisions')
    .selectAll()
    .where('video_id', '=', videoId)
    .where('interaction_id', '=', id)
    .where('revision', '=', revision)
    .executeTakeFirst()

/** Which of a video's were shown to somebody as they are now, and which ever. */
export const shownOnes = (ctx: Ctx, videoId: string) =>
  interactions(ctx)
    .selectFrom('content.interactions as i')
    .select('i.id')
    .select(
      sql<boolean>`exists (select from content.interaction_answers a where a.video_id = i.video_id and a.interaction_id = i.id)`.as(
        'ever',
      ),
    )
    .select(
      sql<boolean>`exists (select from content.interaction_answers a where a.video_id = i.video_id and a.interaction_id = i.id and a.revision = i.revision)`.as(
        'present',
      ),
    )
    .where('i.video_id', '=', videoId)
    .execute()

/** A second time nothing happens. */
export const writeShown = (tx: Ctx, row: Insertable<AnswerTable>) =>
  interactions(tx)
    .insertInto('content.interaction_answers')
    .values(row)
    .onConflict((conflict) => conflict.columns(['video_id', 'interaction_id', 'revision', 'viewer']).doNothing())
    .execute()

/** The first answer stays; the same again in one playback is no other attempt. Two at once: the row's lock orders them. */
export const writeAnswer = (tx: Ctx, row: Insertable<AnswerTable> & { option_ids: string[] }) =>
  interactions(tx)
    .insertInto('content.interaction_answers')
    .values(row)
    .onConflict((conflict) =>
      conflict.columns(['video_id', 'interaction_id', 'revision', 'viewer']).doUpdateSet({
        option_ids: sql`coalesce(interaction_answers.option_ids, excluded.option_ids)`,
        answered_at: sql`coalesce(interaction_answers.answered_at, excluded.answered_at)`,
        attempts: sql`interaction_answers.attempts + case when interaction_answers.attempts > 0
          and interaction_answers.last_option_ids = excluded.option_ids
          and interaction_answers.last_playback_id is not distinct from excluded.last_playback_id then 0 else 1 end`,
        last_option_ids: sql`excluded.option_ids`,
        last_playback_id: sql`excluded.last_playback_id`,
      }),
    )
    .returning(['option_ids', 'attempts'])
    .executeTakeFirstOrThrow()

export const answersOfViewer = (ctx: Ctx, videoId: string, viewer: string) =>
  interactions(ctx)
    .selectFrom('content.interaction_answers')
    .select(['interaction_id', 'revision', 'option_ids', 'attempts'])
    .where('video_id', '=', videoId)
    .where('viewer', '=', viewer)
    .where('option_ids', 'is not', null)
    .limit(500)
    .execute()

/** One row for each combination of options that somebody chose, with how many did. Served by the primary key. */
export const tallies = (ctx: Ctx, videoId: string, interactionId?: string) =>
  interactions(ctx)
    .selectFrom('content.interaction_answers')
    .select(['interaction_id', 'revision', 'option_ids'])
    .select(sql<boolean>`set_apart is not null`.as('apart'))
    .select(sql<number>`count(*)::int`.as('viewers'))
    .select(sql<number>`sum(attempts)::int`.as('attempts'))
    .where('video_id', '=', videoId)
    .$if(interactionId !== undefined, (query) => query.where('interaction_id', '=', interactionId ?? ''))
    .groupBy(['interaction_id', 'revision', 'option_ids', sql`set_apart is not null`])
    .execute()
export type Tally = Awaited<ReturnType<typeof tallies>>[number]

/** Videos of any channel that whoever asks may know of. */
export const videosNamed = (ctx: Ctx, ids: readonly string[]) =>
  interactions(ctx)
    .selectFrom('content.videos')
    .select(['id', 'title', 'channel_id', 'visibility', 'deleted_at'])
    .where('id', '=', sql<string>`any(${[...ids]}::uuid[])`)
    .where('deleted_at', 'is', null)
    .execute()

export const playlistsNamed = async (ctx: Ctx, ids: readonly string[]) => {
  if (ids.length === 0) return []
  const { rows } = await sql<{ id: string; title: string; channel_id: string }>`
    select id, title, channel_id from content.playlists
    where id = any(${[...ids]}::uuid[]) and deleted_at is null`.execute(ctx.db)
  return rows
}
