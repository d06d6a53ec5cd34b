import { Readable } from 'node:stream'
import { stringify } from 'csv-stringify/sync'
import * as accounts from '#features/accounts/service.ts'
import type { Ctx } from '#platform/context.ts'
import { whichFit } from '../list/list-videos.ts'
import { type SortedRow, sortedVideos } from '../list/queries.ts'
import type { VideoFilter, VideoOrder, VideoSort } from '../video-filter.ts'
import { toCell } from './cells.ts'

/** Told to be UTF-8 by it; without, Excel takes it for the code page of its country. */
const BOM = '\ufeff'
const PAGE = 500

const COLUMNS: [name: string, of: (row: SortedRow, publicUrl: string) => string | number][] = [
  ['id', (row) => row.id],
  ['revision', (row) => row.revision],
  ['title', (row) => toCell(row.title)],
  ['description', (row) => toCell(row.description)],
  ['tags', (row) => toCell(row.tags.join(', '))],
  ['category', (row) => toCell(row.category ?? '')],
  ['level', (row) => row.level ?? ''],
  ['language', (row) => row.language ?? ''],
  ['licence', (row) => row.licence],
  ['visibility', (row) => row.visibility],
  ['status', (row) => row.status],
  ['kind', (row) => row.kind],
  ['created', (row) => row.created_at.toISOString()],
  ['published', (row) => row.published_at?.toISOString() ?? ''],
  ['duration seconds', (row) => (row.duration_ms === null ? '' : row.duration_ms / 1000)],
  ['views', (row) => row.views ?? 0],
  ['watch time hours', (row) => Math.round((row.watch_ms ?? 0) / 36_000) / 100],
  ['completion percent', (row) => (row.views && row.kind !== 'article' ? (row.completion ?? 0) / 10 : '')],
  ['likes', (row) => row.likes ?? 0],
  ['comments', (row) => row.commented ?? 0],
  ['address', (row, publicUrl) => `${publicUrl}/watch/${row.id}`],
]

type Wanted = VideoFilter & { channelId?: string | undefined; sort: VideoSort; order: VideoOrder }

/** The videos of a list, all of them, as text that grows while it is read. @throws {ChannelNotFound} */
export async function exportCsv(ctx: Ctx, wanted: Wanted): Promise<Readable> {
  const working = await accounts.workingChannel(ctx, wanted.channelId)
  const fitting = await whichFit(working.ctx, working.channelId, wanted)
  return Readable.from(linesOf(working.ctx, fitting, wanted))
}

async function* linesOf(ctx: Ctx, fitting: Awaited<ReturnType<typeof whichFit>>, { sort, order }: Wanted) {
  yield BOM + stringify([COLUMNS.map(([name]) => name)], { record_delimiter: 'windows' })
  let after: { key: number | string; id: string } | null = null
  for (;;) {
    const rows: SortedRow[] = await sortedVideos(ctx, fitting, { sort, order, after, limit: PAGE })
    const last = rows.at(-1)
    if (!last) return
    yield stringify(
      rows.map((row) => COLUMNS.map(([, of]) => of(row, ctx.publicUrl))),
      { record_delimiter: 'windows' },
    )
    if (rows.length < PAGE) return
    after = { key: last.key, id: last.id }
  }
}
