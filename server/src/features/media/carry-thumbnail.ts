import { buffer } from 'node:stream/consumers'
import type { Ctx } from '#platform/context.ts'
import { uuidv7 } from '#platform/ids.ts'
import { Picture } from './jobs.ts'
import * as queries from './queries.ts'
import type { AssetRow, ThumbnailRow } from './tables.ts'
import { fileNames, givenKey, idOfPicture } from './thumbnail-files.ts'
import * as thumbnails from './thumbnail-queries.ts'

type Carry = {
  from: string
  to: string
  /** Where a moment of the one lies in the other; null where it does not. */
  momentOf: (atMs: number) => number | null
}

/**
 * The picture that was chosen for one asset stands for another one that takes its place: one that was given as it is, a moment
 * taken anew where the other has it, else the one that is made by itself. Where none was chosen the other keeps what it has.
 * Part of the caller's transaction; the same again, and back again, makes no second one.
 */
export async function carryThumbnail(tx: Ctx, { from, to, momentOf }: Carry): Promise<void> {
  // Else a copy that is ready just now, between the look at it and the write below, would be waited for for ever.
  await queries.lockAsset(tx, to)
  const [source, target] = await Promise.all([queries.assetById(tx, from), queries.assetById(tx, to)])
  const chosen = source && (source.next_thumbnail ?? source.thumbnail)
  const row = chosen ? await thumbnails.thumbnailById(tx, chosen) : undefined
  if (!target || !row || row.state === 'failed') return
  const origin = row.origin ?? row.id
  const known = (await thumbnails.copiesOf(tx, target.id, origin)).find(({ state }) => state !== 'failed')
  if (known)
    await queries.updateAsset(
      tx,
      target.id,
      known.state === 'ready' ? { thumbnail: known.id, next_thumbnail: null } : { next_thumbnail: known.id },
    )
  else if (row.kind === 'image') await carryImage(tx, { row, origin, target })
  else await carryMoment(tx, { row, origin, target, atMs: momentOf(row.at_ms ?? 0) })
}

type Carried = { row: ThumbnailRow; origin: string; target: AssetRow }

async function carryMoment(tx: Ctx, { row, origin, target, atMs }: Carried & { atMs: number | null }) {
  const source = target.source_info
  if (atMs === null || !source?.video || atMs >= source.durationMs)
    return void (await queries.updateAsset(tx, target.id, { thumbnail: null, next_thumbnail: null }))
  await draw(tx, await newRow(tx, { row, origin, target }, { kind: 'frame', at_ms: atMs }))
}

/** Copied before the commit, under the name that a second try will take too, so that a kill leaves no file of nobody. */
async function carryImage(tx: Ctx, { row, origin, target }: Carried) {
  const copy = async (fromKey: string, toKey: (id: string) => string, contentType: string, id: string) => {
    const found = await tx.store.get(fromKey)
    if (found) await tx.store.put(toKey(id), await buffer(found.body), { contentType })
    return found !== null
  }
  const id = await newId(tx, target.id, origin)
  if (row.state === 'making') {
    const given = await copy(givenKey(row.asset_id, row.id), (to) => givenKey(target.id, to), RAW, id)
    if (given) return draw(tx, await newRow(tx, { row, origin, target }, { id, kind: 'image', given: row.given }))
    // It was drawn just now, and what was given thrown away.
    const drawn = await thumbnails.thumbnailById(tx, row.id)
    if (drawn?.state !== 'ready') return
    return carryImage(tx, { row: drawn, origin, target })
  }
  const names = fileNames(`media/${row.asset_id}/`, row)
  const toNames = (to: string) => fileNames(`media/${target.id}/`, { id: to, small: row.small })
  const small = row.small === 'webp' ? 'image/webp' : 'image/jpeg'
  if (!(await copy(names.poster, (to) => toNames(to).poster, 'image/jpeg', id))) return
  if (!(await copy(names.thumbnail, (to) => toNames(to).thumbnail, small, id))) return
  const { small: ending, placeholder } = row
  await newRow(tx, { row, origin, target }, { id, kind: 'image', state: 'ready', small: ending, placeholder })
  await queries.updateAsset(tx, target.id, { thumbnail: id, next_thumbnail: null })
}

const RAW = 'application/octet-stream'

type Own = Partial<Pick<ThumbnailRow, 'id' | 'at_ms' | 'given' | 'state' | 'small' | 'placeholder'>>

async function newRow(tx: Ctx, { row, origin, target }: Carried, own: Own & Pick<ThumbnailRow, 'kind'>) {
  const { given, at_ms = null, ...more } = own
  const id = own.id ?? (await newId(tx, target.id, origin))
  await thumbnails.insertThumbnail(tx, {
    asset_id: target.id,
    at_ms,
    given: given ? JSON.stringify(given) : null,
    created_by: row.created_by,
    created_at: tx.clock(),
    origin,
    ...more,
    id,
  })
  return { id, target }
}

/** The one there is stays until it is made. */
async function draw(tx: Ctx, { id, target }: { id: string; target: AssetRow }) {
  await queries.updateAsset(tx, target.id, { next_thumbnail: id })
  await tx.jobs.enqueue(tx, Picture, { assetId: target.id, channelId: target.channel_id, thumbnailId: id })
}

/** Unless one failed under its name. */
async function newId(tx: Ctx, assetId: string, origin: string): Promise<string> {
  const id = idOfPicture(assetId, origin)
  return (await thumbnails.thumbnailById(tx, id)) ? uuidv7() : id
}
