import { sql } from 'kysely'
import type { Ctx } from '#platform/context.ts'

/** Of one video; more than anybody says in ten hours. What comes after is not found. */
const MOST_WORDS = 30_000

/**
 * What is said in a video, in all its languages together, as search shall find it; part of the caller's transaction, by the
 * channel's own team or by the system. An empty text forgets it. Title, description and tags need no such call: triggers
 * follow them (migration T0410).
 */
export async function setTranscript(tx: Ctx, videoId: string, text: string): Promise<void> {
  await sql`
    with said as (
      select array(select distinct word from unnest((content.words(${text}))[1:200000]) as word limit ${MOST_WORDS}) as words
    )
    update content.video_search f
    set spoken = nullif(said.words, '{}'), holds_tags = false,
      vector = content.search_vector(v.channel_id, content.words(concat_ws(' ', v.title, v.description)) || said.words, '{}')
    from content.videos v, said where v.id = f.video_id and f.video_id = ${videoId}`.execute(tx.db)
  // Nobody changes them before this ends; they may have been in the vector until now (migration T0740).
  await sql`select from content.videos where id = ${videoId} for no key update`.execute(tx.db)
  await sql`select content.tags_again(array[${videoId}::uuid])`.execute(tx.db)
}
