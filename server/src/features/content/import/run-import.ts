import { z } from 'zod'
import * as accounts from '#features/accounts/service.ts'
import { asSystem, type Ctx, inTransaction } from '#platform/context.ts'
import { declareJob, on } from '#platform/jobs.ts'
import { said } from '#platform/language.ts'
import { open } from '#platform/seal.ts'
import { cancelAndTrash } from '../upload-video.ts'
import { NotImportable } from './errors.ts'
import { Cancelled, importItem } from './import-item.ts'
import * as queries from './queries.ts'
import { MOST_ITEMS } from './schema.ts'
import { type Keys, openSource, type Source } from './source.ts'
import type { ImportRow } from './tables.ts'

export const RunImport = declareJob({
  name: 'content.import',
  payload: z.object({ importId: z.uuid(), channelId: z.uuid() }),
  attempts: 20,
  timeoutS: 24 * 3600,
  key: (p) => p.importId,
  group: (p) => p.channelId,
  concurrency: () => 2,
})

/** Of one import; each is one connection to its source. */
const FILES_AT_ONCE = 3
const LOOK_EVERY_MS = 1000
const WRITTEN_AT_ONCE = 500

/** Works through what is left of one: killed at any instant, the next run goes on with what is missing. */
export async function runImport(ctx: Ctx, importId: string, stopped: AbortSignal): Promise<void> {
  const system = asSystem(ctx)
  const found = await queries.importById(system, importId)
  if (!found) return
  const asker = await accounts.asAsked(ctx, found.asked_by, found.channel_id)
  if (found.state === 'cancelled') return dropRunning(asker ?? system, importId)
  if (found.state !== 'looking' && found.state !== 'running') return
  if (!asker || !accounts.may(asker.actor, found.channel_id, 'videos.edit')) {
    await end(system, importId, 'failed', said('Whoever asked for it may no longer upload to this channel.'))
    return dropRunning(system, importId)
  }
  const cancelled = new AbortController()
  const looking = setInterval(() => {
    queries.importById(system, importId).then(
      (now) => now?.state === 'cancelled' && cancelled.abort(new Cancelled()),
      () => undefined, // the database is away; the next look will tell
    )
  }, LOOK_EVERY_MS)
  const signal = AbortSignal.any([stopped, cancelled.signal])
  let source: Source | null = null
  try {
    source = openSource(ctx, found.source, keysOf(ctx, found))
    if (found.state === 'looking') await look(system, found, source, signal)
    await bringAll(asker, found, source, signal)
  } catch (error) {
    if (stopped.aborted) throw error
    if (error instanceof NotImportable) await end(system, importId, 'failed', error.message)
    else if (!cancelled.signal.aborted) throw error
  } finally {
    clearInterval(looking)
    source?.close()
  }
  if (cancelled.signal.aborted) return dropRunning(asker, importId)
  await end(system, importId, 'done', null)
}

export const keyOwner = (importId: string) => `import ${importId}`

function keysOf(ctx: Ctx, { id, credentials }: ImportRow): Keys | null {
  if (!credentials) return null
  return JSON.parse(open(ctx.secrets.key('imports'), credentials, keyOwner(id)).toString()) as Keys // sealed by startImport
}

/** Writes down what is there; the list is known from then on. */
async function look(system: Ctx, of: ImportRow, source: Source, signal: AbortSignal): Promise<void> {
  let ignored = 0
  let found: queries.Found[] = []
  let place = await queries.nextPlace(system, of.id)
  const write = async () => {
    await queries.insertItems(system, of, place, found)
    place += found.length
    found = []
  }
  const walk = source.walk(() => void ignored++, signal)
  for await (const each of walk) {
    found.push(each)
    if (found.length === WRITTEN_AT_ONCE) await write()
    if (place + found.length > MOST_ITEMS) break
  }
  await write()
  await inTransaction(system, async (tx) => {
    const now = await queries.lockImport(tx, of.id)
    if (now?.state === 'looking')
      await queries.updateImport(tx, of.id, { state: 'running', ignored, looked_at: system.clock() })
  })
}

async function bringAll(asker: Ctx, of: ImportRow, source: Source, signal: AbortSignal): Promise<void> {
  const items = (await queries.openItems(asSystem(asker), of.id)).values()
  const lane = async () => {
    for (const item of items) {
      signal.throwIfAborted()
      await importItem(asker, { of, item, source, signal })
    }
  }
  const lanes = await Promise.allSettled(Array.from({ length: FILES_AT_ONCE }, lane))
  const failed = lanes.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
}

/** Why files were not come to; a retry comes to them. */
export const LEFT = said('The import has ended.')

/** The keys of a bucket are forgotten with it. */
const end = (system: Ctx, importId: string, state: 'done' | 'failed', problem: string | null) =>
  inTransaction(system, async (tx) => {
    const now = await queries.lockImport(tx, importId)
    if (now?.state !== 'looking' && now?.state !== 'running') return
    await queries.updateImport(tx, importId, { state, problem, credentials: null, ended_at: tx.clock() })
    if (state === 'failed') await queries.skipWaiting(tx, importId, LEFT)
  })

/** What was under way when it was cancelled. */
async function dropRunning(ctx: Ctx, importId: string): Promise<void> {
  for (const item of await queries.openItems(asSystem(ctx), importId)) {
    if (item.upload_id) await cancelAndTrash(asSystem(ctx), item.upload_id).catch(() => undefined) // it is complete, or gone
    await queries.updateItem(asSystem(ctx), item, { state: 'skipped', reason: said('Cancelled.') })
  }
}

export const importHandlers = [
  on(RunImport, (ctx, { importId }, { signal }) => runImport(ctx, importId, signal), {
    // The operator ended the job: so does the import.
    cancelled: async (ctx, { importId }) => {
      await end(asSystem(ctx), importId, 'failed', said('It was ended by the operator.'))
      await dropRunning(asSystem(ctx), importId)
    },
  }),
]
