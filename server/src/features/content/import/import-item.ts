import { setTimeout as delay } from 'node:timers/promises'
import * as media from '#features/media/service.ts'
import * as uploads from '#features/uploads/service.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { Problem } from '#platform/problem.ts'
import { cancelUpload, completeUpload, startUpload } from '../upload-video.ts'
import { KeysRefused, NotImportable } from './errors.ts'
import * as queries from './queries.ts'
import { sendParts } from './send-parts.ts'
import type { Source } from './source.ts'
import type { ImportRow, ItemRow } from './tables.ts'

const PAUSES_MS = [1000, 5000, 20_000]
const NOTE_EVERY_MS = 1000

export class Cancelled extends Error {}

type Item = { of: ImportRow; item: ItemRow; source: Source; signal: AbortSignal }

/**
 * One file becomes one upload, under a key that is this item's: after a kill the same session is found again and only what
 * it lacks is sent. @param ctx as whoever asked for the import
 */
export async function importItem(ctx: Ctx, { of, item, source, signal }: Item): Promise<void> {
  const note = (changes: Parameters<typeof queries.updateItem>[2]) => queries.updateItem(asSystem(ctx), item, changes)
  let session: uploads.SessionRow | null = null
  try {
    await note({ state: 'running', reason: null })
    for (let attempt = 0; ; attempt++)
      try {
        session ??= await startSession(ctx, { of, item, source, signal })
        if (session.state === 'active') {
          const sha256 = await bring(ctx, session, { item, source, signal })
          // A waits for B: of two files that are the same, the second has to see the first.
          const done = session
          const twin = await oneAfterTheOther(() => finish(ctx, done, { item, sha256 }))
          if (twin) {
            await cancelUpload(ctx, session.id)
            await note({ state: 'skipped', reason: said('The channel has this file already.'), video_id: twin })
          }
          return
        }
        break
      } catch (error) {
        const pause = PAUSES_MS[attempt]
        if (signal.aborted || isFinal(error) || pause === undefined) throw error
        ctx.log.info({ err: error, importId: of.id, place: item.place }, 'a file is asked for again')
        await delay(pause, undefined, { signal })
      }
    await note(doneAs(session)) // complete since before a kill
  } catch (error) {
    if (signal.aborted && !(signal.reason instanceof Cancelled)) throw error // it goes on elsewhere
    const kept = signal.aborted || isLost(error) || !session ? 0 : await receivedOf(ctx, session)
    if (session && kept === 0) await cancelUpload(ctx, session.id).catch(() => undefined) // complete, or cancelled by hand
    if (signal.aborted) await note({ state: 'skipped', reason: said('Cancelled.') })
    else {
      ctx.log.info({ err: error, importId: of.id, place: item.place }, 'a file was not imported')
      const upload = kept > 0 ? { received_bytes: kept } : { upload_id: null, video_id: null, received_bytes: 0 }
      await note({ state: 'failed', reason: sentenceOf(error), ...upload })
    }
  }
}

/** The item's own session, begun or found again; its size is the source's word. */
async function startSession(ctx: Ctx, { of, item, source, signal }: Item): Promise<uploads.SessionRow> {
  let size = item.upload_id ? item.size_bytes : null
  if (size === null) {
    const opened = await source.open(item.source_key, 0, signal)
    opened.body.on('error', () => undefined).destroy()
    size = opened.size
    if (size === 0) throw new NotImportable(said('The file is empty.'))
    await queries.updateItem(asSystem(ctx), item, { size_bytes: size })
  }
  const key = `import:${of.id}:${item.place}:${item.round}`
  const file = {
    filename: item.name,
    size,
    type: 'application/octet-stream',
    fingerprint: key,
    channelId: of.channel_id,
  }
  const session = await startUpload(ctx, file, key)
  if (session.state === 'cancelled') throw new NotImportable(said('The upload was cancelled.'))
  await queries.updateItem(asSystem(ctx), item, { upload_id: session.id, video_id: session.subject_id })
  return session
}

/** Every byte of it. @returns its checksum, unless some of it came before a kill and it need not be compared */
async function bring(ctx: Ctx, session: uploads.SessionRow, { item, source, signal }: Omit<Item, 'of'>) {
  const system = asSystem(ctx)
  const size = session.size_bytes
  const alike = await media.filesOfSize(ctx, session.channel_id, size)
  let noted = 0
  return sendParts(ctx, session, {
    source,
    key: item.source_key,
    hashed: alike.length > 0 || (await queries.anyOfSize(system, item, size)),
    signal,
    async progress(received) {
      if (performance.now() - noted < NOTE_EVERY_MS) return
      noted = performance.now()
      await queries.noteProgress(system, item, received)
    },
  })
}

let turn: Promise<unknown> = Promise.resolve()
function oneAfterTheOther<T>(work: () => Promise<T>): Promise<T> {
  const mine = turn.then(work)
  turn = mine.catch(() => undefined)
  return mine
}

type Brought = { item: ItemRow; sha256: string | null }

/** @returns the video that is made of the same bytes already; it is then left unfinished */
async function finish(ctx: Ctx, session: uploads.SessionRow, { item, sha256 }: Brought): Promise<string | null> {
  const twin = sha256 ? await twinOf(ctx, session, { item, sha256 }) : null
  if (twin) return twin
  const parts = await uploads.partsOf(ctx, session)
  await completeUpload(
    ctx,
    session.id,
    parts.map(({ partNumber, etag }) => ({ partNumber, etag })),
  )
  await queries.updateItem(asSystem(ctx), item, { ...doneAs(session), sha256 })
  return null
}

/** Of an upload that can go on: whole parts. */
const receivedOf = async (ctx: Ctx, session: uploads.SessionRow): Promise<number> =>
  (await uploads.partsOf(ctx, session)).reduce((sum, part) => sum + part.size, 0)

const doneAs = (session: uploads.SessionRow) =>
  ({ state: 'done', reason: null, received_bytes: session.size_bytes, video_id: session.subject_id }) as const

async function twinOf(ctx: Ctx, session: uploads.SessionRow, { item, sha256 }: { item: ItemRow; sha256: string }) {
  const alike = await media.filesOfSize(ctx, session.channel_id, session.size_bytes)
  const same = alike.filter((each) => each.sha256 === sha256).map((each) => each.assetId)
  const there = same.length > 0 ? await queries.videoWithAsset(asSystem(ctx), same) : null
  return there ?? (await queries.importedBefore(asSystem(ctx), item, session.size_bytes, sha256))
}

/** What another try would find the same. */
const isFinal = (error: unknown) =>
  error instanceof NotImportable || error instanceof Cancelled || (error instanceof Problem && error.status < 500)

/** What has come of it is of no use to a later try: it is another file now, or may not come at all. */
const isLost = (error: unknown) => isFinal(error) && !(error instanceof KeysRefused)

function sentenceOf(error: unknown): string {
  if (error instanceof Problem) return String(error.extra.detail ?? error.extra.reason ?? `${error.title}.`)
  return error instanceof Error ? error.message.slice(0, 300) : said('It could not be imported.')
}
