import * as accounts from '#features/accounts/service.ts'
import * as content from '#features/content/service.ts'
import type { Ctx } from '#platform/context.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { unlessGone } from '../just-gone.ts'
import * as queries from './queries.ts'

/** What somebody may have waved away; older ones are shown again. */
const REMEMBERED = 2000

/** A second time changes nothing. @throws {NotSignedIn | NotAllowed | VideoNotFound | ChannelNotFound} */
export async function avoid(ctx: Ctx, subject: queries.Subject): Promise<void> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  if (subject.kind === 'video') await content.watchable(ctx, subject.id)
  else await accounts.channel(ctx, subject.id)
  await unlessGone(queries.avoid(ctx, userId, subject))
}

/**
 * What a browser kept before its person signed in, the last one first; which is which it does not know. What cannot be seen
 * any more is passed over. @returns how many were written @throws {NotSignedIn | NotAllowed}
 */
export async function avoidMany(ctx: Ctx, given: readonly string[]): Promise<{ written: number }> {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const ids = [...new Set(given)]
  const [videos, channels] = await Promise.all([content.watchableTitles(ctx, ids), accounts.channelsByIds(ctx, ids)])
  const subjects = ids.flatMap((id): queries.Subject[] =>
    videos.has(id) ? [{ kind: 'video', id }] : channels.has(id) ? [{ kind: 'channel', id }] : [],
  )
  if (subjects.length === 0) return { written: 0 }
  return { written: await unlessGone(queries.avoidAll(ctx, userId, subjects)) }
}

/** Also of what is private now or gone; a second time changes nothing. @throws {NotSignedIn | NotAllowed} */
export async function stopAvoiding(ctx: Ctx, id: string): Promise<void> {
  await queries.stopAvoiding(ctx, accounts.signedInByHand(ctx.actor).userId, id)
}

/** What the signed-in person does not want to be shown: the last 2,000. Nothing for who is not signed in. */
export async function notInterested(ctx: Ctx): Promise<{ videoIds: Set<string>; channelIds: Set<string> }> {
  const { actor } = ctx
  const rows =
    actor.kind === 'user' ? await queries.avoidedBy(ctx, actor.userId, { after: null, limit: REMEMBERED }) : []
  return {
    videoIds: new Set(rows.flatMap((row) => row.video_id ?? [])),
    channelIds: new Set(rows.flatMap((row) => row.avoided_channel_id ?? [])),
  }
}

/** The last one first; what cannot be seen any more has no name. @throws {NotSignedIn | NotAllowed | InvalidCursor} */
export async function listNotInterested(ctx: Ctx, page: { limit: number; cursor?: string | undefined }) {
  const { userId } = accounts.signedInByHand(ctx.actor)
  const rows = await queries.avoidedBy(ctx, userId, { after: readCursor(page.cursor), limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  const [titles, channels] = await Promise.all([
    content.watchableTitles(
      ctx,
      shown.flatMap((row) => row.video_id ?? []),
    ),
    accounts.channelsByIds(
      ctx,
      shown.flatMap((row) => row.avoided_channel_id ?? []),
    ),
  ])
  return {
    items: shown.map((row) => {
      const at = row.created_at.toISOString()
      if (row.video_id) return { kind: 'video' as const, id: row.video_id, name: titles.get(row.video_id) ?? null, at }
      const id = row.avoided_channel_id ?? '' // the table has one of the two
      return { kind: 'channel' as const, id, name: channels.get(id)?.name ?? null, at }
    }),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.video_id ?? last.avoided_channel_id ?? '' }) : null,
  }
}
