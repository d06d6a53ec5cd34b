import type { z } from 'zod'
import * as media from '#features/media/service.ts'
import { type Ctx, inTransaction } from '#platform/context.ts'
import { editable, tellChange } from '../editable.ts'
import { ChangedMeanwhile, VideoNotFound, VideoTakenDown } from '../errors.ts'
import { reachOf } from '../policy.ts'
import type { PresentedVideo } from '../present.ts'
import * as queries from '../queries.ts'
import { forgetPublic, ownVideo } from '../read-videos.ts'
import type { VideoPatch } from '../schema.ts'
import type { VideoFields, VideoRow } from '../tables.ts'
import { revokeOtherVersions } from '../versions/revoke.ts'
import * as changes from './changes-queries.ts'
import { FIELDS, type FieldName, outward, recordChange, sameValue } from './record-change.ts'
import { scheduled } from './schedule.ts'

export type Patch = z.infer<typeof VideoPatch>
type Columns = Partial<Pick<VideoRow, (typeof FIELDS)[FieldName]>>

/**
 * Writes what differs and who changed it; a visibility that lets fewer people in ends every media address given out before.
 * The same call again changes nothing, whatever its `ifMatch`.
 * @param options.ifMatch the `If-Match` header: the revision that the change was made on
 * @throws {VideoNotFound | NotEditable | PublishTimeWrong | VideoTakenDown | ChangedMeanwhile}
 */
export async function changeVideo(
  ctx: Ctx,
  id: string,
  patch: Patch,
  { ifMatch }: { ifMatch?: string | undefined } = {},
): Promise<PresentedVideo> {
  const older = await inTransaction(ctx, async (tx) => {
    const row = await editable(tx, id)
    if (row.deleted_at) throw new VideoNotFound()
    const columns = columnsOf(tx, patch, row)
    if (namesOf(columns).length === 0) return null
    // RFC 9110 section 13.1.1
    if (!matches(ifMatch, row.revision)) return changedSince(tx, row, { ifMatch, fields: namesOf(columns) })
    await writeDetails(tx, row, columns)
    return null
  })
  forgetPublic(id)
  const current = await ownVideo(ctx, id)
  if (older) throw new ChangedMeanwhile({ ...older, current })
  return current
}

/** The columns of a row that a patch changes. @throws {PublishTimeWrong} */
function columnsOf(tx: Ctx, patch: Patch, row: VideoFields): Columns {
  const { visibility, publishAt, embedSites, ageRestricted, ...plain } = patch
  const sites = {
    ...(embedSites && { embed_sites: embedSites }),
    ...(ageRestricted !== undefined && { age_restricted: ageRestricted }),
  }
  const asked: Columns = { ...(plain as Columns), ...sites, ...scheduled(tx, row, { visibility, publishAt }) } // names that need no translation
  return Object.fromEntries(
    Object.entries(asked).filter(
      ([name, value]) => value !== undefined && !sameValue(value, row[name as keyof Columns]),
    ),
  )
}

/** Writes columns that differ, with all that follows from them; part of the caller's transaction. @throws {VideoTakenDown} */
export async function writeDetails(
  tx: Ctx,
  row: VideoFields,
  columns: Columns,
  { reverts = null }: { reverts?: string | null } = {},
): Promise<void> {
  if (row.taken_down && columns.visibility && columns.visibility !== 'private') throw new VideoTakenDown()
  const revision = row.revision + 1
  const published = columns.visibility === 'public' && !row.published_at ? { published_at: tx.clock() } : {}
  await queries.updateVideo(tx, row.id, { ...columns, ...published, revision })
  if (columns.visibility && row.asset_id) {
    await media.setVisibility(tx, row.asset_id, reachOf(columns.visibility))
    await revokeOtherVersions(tx, [row.id])
  }
  if (columns.encryption !== undefined && row.asset_id) await media.setEncryption(tx, row.asset_id, columns.encryption)
  const names = namesOf(columns)
  const pick = (from: Columns) => Object.fromEntries(names.map((name) => [name, outward(from[FIELDS[name]])]))
  await recordChange(tx, { ...row, ...columns, revision }, { before: pick(row), after: pick(columns), reverts })
  await tellChange(tx, row)
}

/** As they are called outside. */
const namesOf = (columns: Columns): FieldName[] =>
  (Object.keys(FIELDS) as FieldName[]).filter((name) => FIELDS[name] in columns) // the table's own keys

const matches = (ifMatch: string | undefined, revision: number): boolean =>
  ifMatch === undefined || ifMatch.split(',').some((tag) => ['*', etagOf({ revision })].includes(tag.trim()))

export const etagOf = ({ revision }: { revision: number }) => `"${revision}"`

/** What a page needs to say who was faster, and with which of the fields that it sent. */
async function changedSince(
  tx: Ctx,
  row: { id: string },
  { ifMatch, fields }: { ifMatch: string | undefined; fields: FieldName[] },
) {
  const known = /^"(\d{1,9})"$/.exec(ifMatch?.trim() ?? '')?.[1]
  // Made on a revision that never was: everything that differs is told.
  if (known === undefined) return { fields }
  const since = await changes.changesSince(tx, row.id, Number(known))
  const changed = new Set(since.flatMap(({ after }) => Object.keys(after)))
  return { fields: fields.filter((name) => changed.has(name)) }
}
