import type { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { madeBefore, requestHash } from '#platform/idempotency.ts'
import { uuidv7 } from '#platform/ids.ts'
import { cursorOf, readCursor } from '#platform/keyset.ts'
import { said } from '#platform/language.ts'
import { seal } from '#platform/seal.ts'
import { freeBytes } from '../quota/quota.ts'
import {
  ImportEnded,
  ImportNotFound,
  NothingToImportAgain,
  NotImportable,
  SourceRefused,
  TooManyImports,
} from './errors.ts'
import { nameOf } from './from-urls.ts'
import { presentImport, presentItem } from './present.ts'
import * as queries from './queries.ts'
import { keyOwner, LEFT, RunImport } from './run-import.ts'
import { type ImportQuery, type ImportsQuery, MOST_ITEMS, type NewImport, type NewSource } from './schema.ts'
import { type Keys, openSource } from './source.ts'
import type { ImportRow, ImportSource, ItemRow } from './tables.ts'

const SHOWN = 100
const RUNNING_AT_ONCE = 5
const KEPT_MS = 30 * 86_400_000
const PREVIEW_MS = 30_000
const ALL: readonly ItemRow['state'][] = ['waiting', 'running', 'done', 'skipped', 'failed']

type New = z.infer<typeof NewImport>

/** Folders that the person may import from: the operator's alone. */
export function sources(ctx: Ctx) {
  const person = accounts.signedIn(ctx.actor)
  const folders = person.operator ? [...ctx.config.importFolders] : []
  const why = !person.operator
    ? said('Only the operator may import from folders of the server.')
    : folders.length === 0
      ? said('No folders are set: IMPORT_FOLDERS names those that may be imported from.')
      : null
  return { folders, why }
}

/** What would come. @throws {SourceRefused | ChannelNotFound | NotAllowed} */
export async function previewImport(ctx: Ctx, input: New) {
  const { own, channelId } = await working(ctx, input)
  const items: queries.Found[] = []
  let [count, ignored, totalBytes, unknownSizes, more] = [0, 0, 0, 0, false]
  const source = await refusing(async () => openSource(ctx, input.source, keysIn(input.source)))
  try {
    await refusing(async () => {
      for await (const each of source.walk(() => void ignored++, AbortSignal.timeout(PREVIEW_MS))) {
        if (count === MOST_ITEMS) {
          more = true
          break
        }
        count++
        if (items.length < SHOWN) items.push(each)
        if (each.size === null) unknownSizes++
        else totalBytes += each.size
      }
    })
  } finally {
    source.close()
  }
  return {
    items: items.map(({ key, name, size }) => ({ key, name, sizeBytes: size })),
    count,
    more,
    ignored,
    totalBytes,
    unknownSizes,
    freeBytes: await freeBytes(asSystem(own), channelId),
  }
}

/**
 * The work is a job; the same key again is the same import.
 * @throws {SourceRefused | TooManyImports | ChannelNotFound | NotAllowed | KeyReused}
 */
export async function startImport(ctx: Ctx, input: New, idempotencyKey: string | null): Promise<{ id: string }> {
  const { own, channelId } = await working(ctx, input)
  const { userId } = accounts.signedIn(own.actor)
  const source = publicSource(input.source)
  const keys = keysIn(input.source)
  const request = { channelId, source: input.source }
  // What was begun already is not refused because its source is away meanwhile.
  if (!(idempotencyKey && (await queries.importByKey(own, userId, idempotencyKey))))
    await refusing(() => checkSource(ctx, input.source, keys))
  return inTransaction(own, async (tx) => {
    const known = await madeBefore(tx, {
      what: 'import',
      userId,
      key: idempotencyKey,
      find: (given) => queries.importByKey(tx, userId, given),
      // Those begun by a release that kept no hash are taken for the same.
      same: ({ request_hash }) => request_hash === null || request_hash === requestHash(tx, request),
    })
    if (known) return { id: known.id }
    await queries.lockChannel(tx, channelId)
    if ((await queries.countRunning(tx, channelId)) >= RUNNING_AT_ONCE)
      throw new TooManyImports({ limit: RUNNING_AT_ONCE })
    const id = uuidv7(tx.clock().getTime())
    await queries.insertImport(tx, {
      id,
      channel_id: channelId,
      created_by: userId,
      asked_by: accounts.askedBy(tx),
      kind: source.kind,
      source,
      credentials: keys && sealed(tx, id, keys),
      state: source.kind === 'urls' ? 'running' : 'looking',
      idempotency_key: idempotencyKey,
      request_hash: idempotencyKey === null ? null : requestHash(tx, request),
      created_at: tx.clock(),
    })
    if (input.source.kind === 'urls')
      await queries.insertItems(
        tx,
        { id, channel_id: channelId },
        1,
        input.source.urls.map((url) => ({ key: url, name: nameOf(url), size: null })),
      )
    await accounts.audit(tx, {
      channelId,
      action: 'import.started',
      subject: { kind: 'import', id, label: labelOf(source) },
      after: { ...source },
    })
    await tx.jobs.enqueue(tx, RunImport, { importId: id, channelId })
    return { id }
  })
}

export async function listImports(ctx: Ctx, page: z.infer<typeof ImportsQuery>) {
  const { own, channelId } = await working(ctx, page)
  const rows = await queries.importsOf(own, channelId, { after: readCursor(page.cursor), limit: page.limit + 1 })
  const shown = rows.slice(0, page.limit)
  const counts = await queries.countsOf(
    own,
    shown.map((row) => row.id),
  )
  const last = rows.length > page.limit ? shown.at(-1) : undefined
  return {
    items: shown.map((row) => presentImport(row, counts.get(row.id))),
    nextCursor: last ? cursorOf({ at: last.created_at, id: last.id }) : null,
  }
}

/** @throws {ImportNotFound | NotAllowed} */
export async function readImport(ctx: Ctx, id: string, page: z.infer<typeof ImportQuery>) {
  const row = await ownImport(ctx, id)
  const states = page.state ? [page.state] : ALL
  const [counts, rows] = await Promise.all([
    queries.countsOf(ctx, [id]),
    queries.itemsOf(ctx, id, { states, after: Number(page.cursor ?? 0), limit: page.limit + 1 }),
  ])
  const items = rows.slice(0, page.limit)
  return {
    ...presentImport(row, counts.get(id)),
    items: items.map(presentItem),
    nextCursor: rows.length > page.limit && items.length > 0 ? String(items.at(-1)?.place) : null,
  }
}

/** What has come stays; what is under way is ended within a second. @throws {ImportNotFound | NotAllowed | ImportEnded} */
export async function cancelImport(ctx: Ctx, id: string) {
  await ownImport(ctx, id)
  await inTransaction(ctx, async (tx) => {
    const row = await queries.lockImport(tx, id)
    if (!row) throw new ImportNotFound()
    if (row.state === 'cancelled') return
    if (row.state !== 'looking' && row.state !== 'running') throw new ImportEnded()
    await queries.updateImport(tx, id, { state: 'cancelled', credentials: null, ended_at: tx.clock() })
    await queries.skipUnbegun(tx, id, 'Cancelled.')
    await accounts.audit(tx, {
      channelId: row.channel_id,
      action: 'import.cancelled',
      subject: { kind: 'import', id, label: labelOf(row.source) },
    })
  })
  return readImport(ctx, id, { limit: 0 })
}

/** What failed goes on where it stopped; a bucket's keys have to be given anew. @throws {ImportNotFound | NotAllowed | SourceRefused | NothingToImportAgain} */
export async function retryImport(ctx: Ctx, id: string, keys: Keys | null) {
  const known = await ownImport(ctx, id)
  if (known.kind === 'folder') accounts.operator(ctx.actor)
  if (known.kind === 's3' && !keys)
    throw new SourceRefused({
      detail: said('The keys of the bucket were forgotten with the end of the import: give them again.'),
    })
  const ended = known.state !== 'looking' && known.state !== 'running'
  if (known.kind === 's3' && ended) await refusing(() => tryKeys(ctx, known.source, keys))
  await inTransaction(ctx, async (tx) => {
    const row = await queries.lockImport(tx, id)
    if (!row) throw new ImportNotFound()
    if (row.state === 'looking' || row.state === 'running') return
    const count = await queries.again(tx, id, LEFT)
    if (count === 0 && row.state !== 'failed') throw new NothingToImportAgain()
    await queries.updateImport(tx, id, {
      state: row.kind === 'urls' || row.looked_at ? 'running' : 'looking',
      problem: null,
      ended_at: null,
      credentials: row.kind === 's3' && keys ? sealed(tx, id, keys) : null,
    })
    await accounts.audit(tx, {
      channelId: row.channel_id,
      action: 'import.retried',
      subject: { kind: 'import', id, label: labelOf(row.source) },
    })
    await tx.jobs.enqueue(tx, RunImport, { importId: id, channelId: row.channel_id })
  })
  return readImport(ctx, id, { limit: 0 })
}

/** Thirty days after. */
export const forgetOldImports = (ctx: Ctx) =>
  queries.forgetBefore(asSystem(ctx), new Date(ctx.clock().getTime() - KEPT_MS))

/** @throws {NotSignedIn | ChannelNotFound | NotAllowed} */
async function working(ctx: Ctx, { channelId: named, source }: { channelId?: string | undefined; source?: NewSource }) {
  const { ctx: own, channelId } = await accounts.workingChannel(ctx, named)
  accounts.requireMay(own.actor, channelId, 'videos.edit')
  if (source?.kind === 'folder') accounts.operator(own.actor)
  return { own, channelId }
}

async function ownImport(ctx: Ctx, id: string): Promise<ImportRow> {
  accounts.signedIn(ctx.actor)
  const row = await queries.importById(ctx, id)
  if (!row || !accounts.isTeam(ctx.actor, row.channel_id)) throw new ImportNotFound()
  accounts.requireMay(ctx.actor, row.channel_id, 'videos.edit')
  return row
}

async function checkSource(ctx: Ctx, from: NewSource | ImportSource, keys: Keys | null): Promise<void> {
  if (from.kind === 'urls') return
  const source = openSource(ctx, from, keys)
  try {
    await source.check()
  } finally {
    source.close()
  }
}

/** Reads the beginning of the list: keys that are wrong are told at once, not by each file. */
async function tryKeys(ctx: Ctx, from: ImportSource, keys: Keys | null): Promise<void> {
  const source = openSource(ctx, from, keys)
  try {
    for await (const _ of source.walk(() => {}, AbortSignal.timeout(PREVIEW_MS))) return
  } finally {
    source.close()
  }
}

async function refusing<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof Error && (error instanceof NotImportable || error.name === 'OutboundFailed'))
      throw new SourceRefused({ detail: error.message }, error)
    if (error instanceof DOMException && error.name === 'TimeoutError')
      throw new SourceRefused({ detail: said('It takes too long to look through it; import a part of it.') }, error)
    throw error
  }
}

const sealed = (ctx: Ctx, id: string, keys: Keys) =>
  seal(ctx.secrets.key('imports'), Buffer.from(JSON.stringify(keys)), keyOwner(id))

const keysIn = (source: NewSource): Keys | null => (source.kind === 's3' ? source.credentials : null)

function publicSource(source: NewSource): ImportSource {
  if (source.kind === 'folder') return source
  if (source.kind === 'urls') return { kind: 'urls', count: source.urls.length }
  const { kind, endpoint, region, bucket, prefix } = source
  return { kind, endpoint, region, bucket, prefix }
}

const labelOf = (source: ImportSource) =>
  source.kind === 'folder'
    ? source.folder
    : source.kind === 's3'
      ? `${source.bucket}/${source.prefix}`
      : `${source.count} addresses`
