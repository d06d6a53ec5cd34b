import * as accounts from '#features/accounts/service.ts'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import * as queries from './queries.ts'

const MINUTE_MS = 60_000

type Page = { q: string; sort: 'storage' | 'newest'; limit: number; cursor?: string | undefined }

/**
 * Every channel with what it holds and may hold. By storage: those that hold most, as many as fit on one page; words are
 * looked for among all, the newest first.
 * @throws {NotAllowed | InvalidCursor}
 */
export async function listChannels(ctx: Ctx, page: Page) {
  accounts.operator(ctx.actor)
  if (page.sort === 'storage' && page.q === '') {
    const ids = await media.largestChannels(asSystem(ctx), page.limit)
    return { items: await present(ctx, await accounts.channelsForOperatorByIds(ctx, ids)), nextCursor: null }
  }
  const rows = await accounts.channelsForOperator(ctx, {
    q: page.q,
    after: readCursor(page.cursor),
    limit: page.limit + 1,
  })
  const shown = rows.slice(0, page.limit)
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    items: await present(ctx, shown),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.id }) : null,
  }
}

async function present(ctx: Ctx, rows: readonly accounts.ChannelForOperator[]) {
  const ids = rows.map(({ id }) => id)
  const system = asSystem(ctx)
  const [quotas, bytes, uploading, minutes] = await Promise.all([
    accounts.quotasForOperator(ctx, ids),
    media.bytesOfChannels(system, ids),
    uploads.declaredBytesOf(system, ids),
    queries.mediaMsOf(system, ids),
  ])
  return rows.map((row) => ({
    id: row.id,
    handle: row.handle,
    name: row.name,
    owners: row.owners,
    createdAt: row.created_at.toISOString(),
    deletedAt: row.deleted_at?.toISOString() ?? null,
    usedBytes: (bytes.get(row.id) ?? 0) + (uploading.get(row.id) ?? 0),
    usedMinutes: Math.ceil((minutes.get(row.id)?.ms ?? 0) / MINUTE_MS),
    videos: minutes.get(row.id)?.videos ?? 0,
    quota: quotas.get(row.id) ?? {
      storageBytes: 'default' as const,
      minutes: 'default' as const,
      inForce: { storageBytes: null, minutes: null },
    },
  }))
}
