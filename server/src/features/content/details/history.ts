import * as accounts from '#features/accounts/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { isUuid } from '#platform/ids.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { editable } from '../editable.ts'
import { ChangedMeanwhile, ChangeNotFound, VideoNotFound } from '../errors.ts'
import type { PresentedVideo } from '../present.ts'
import { forgetPublic, ownVideo } from '../read-videos.ts'
import { writeDetails } from './change-details.ts'
import * as queries from './changes-queries.ts'
import { FIELDS, type FieldName, outward, sameValue } from './record-change.ts'
import { scheduled } from './schedule.ts'
import { revertThumbnail } from './thumbnail.ts'

type Page = { limit: number; cursor?: string | undefined }

/** Who changed what, latest first. @throws {VideoNotFound | InvalidCursor} */
export async function historyOf(ctx: Ctx, videoId: string, page: Page) {
  await ownVideo(ctx, videoId)
  const rows = await queries.changesOf(ctx, videoId, { after: readCursor(page.cursor), limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const names = await accounts.peopleNames(
    ctx,
    shown.flatMap((row) => row.changed_by ?? []),
  )
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => ({
      id: row.id,
      revision: row.revision,
      at: row.changed_at.toISOString(),
      by: row.changed_by ? { id: row.changed_by, name: names.get(row.changed_by) ?? null } : null,
      fields: Object.keys(row.after),
      before: row.before,
      after: row.after,
      reverts: row.reverts,
    })),
    nextCursor: last ? cursorOf({ at: last.changed_at, id: last.id }) : null,
  }
}

/**
 * Takes one change back: its fields become what they were before it.
 * @param options.force also where a field was changed again since
 * @throws {VideoNotFound | NotEditable | ChangeNotFound | ChangedMeanwhile | PublishTimeWrong}
 */
export async function revertChange(
  ctx: Ctx,
  { videoId, changeId }: { videoId: string; changeId: string },
  { force }: { force: boolean },
): Promise<PresentedVideo> {
  const differ = await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, videoId)
    if (row.deleted_at) throw new VideoNotFound()
    const change = isUuid(changeId) ? await queries.changeById(tx, videoId, changeId) : undefined
    if (!change) throw new ChangeNotFound()
    if ('thumbnail' in change.before) return revertThumbnail(tx, row, { change, force })
    const names = (Object.keys(FIELDS) as FieldName[]).filter((name) => name in change.before) // the table's own keys
    const back = names.filter((name) => !sameValue(change.before[name], row[FIELDS[name]]))
    if (back.length === 0) return []
    const since = back.filter((name) => !sameValue(change.after[name], row[FIELDS[name]]))
    if (since.length > 0 && !force) return since
    const columns = Object.fromEntries(
      back
        .filter((name) => name !== 'visibility' && name !== 'publishAt')
        .map((name) => [FIELDS[name], change.before[name]]),
    )
    const timed = names.includes('visibility') || names.includes('publishAt')
    const when = timed && scheduled(tx, row, asked(change.before))
    await writeDetails(tx, row, { ...columns, ...onlyDifferent(when || {}, row) }, { reverts: change.id })
    return []
  })
  forgetPublic(videoId)
  const current = await ownVideo(ctx, videoId)
  if (differ.length > 0) throw new ChangedMeanwhile({ fields: differ, current })
  return current
}

/** What was written by `writeDetails` was checked then. */
const asked = (before: queries.Values) => before as Parameters<typeof scheduled>[2]

const onlyDifferent = <T extends object>(values: T, row: object) =>
  Object.fromEntries(
    Object.entries(values).filter(([name, value]) => !sameValue(value, outward(row[name as keyof typeof row]))),
  )
