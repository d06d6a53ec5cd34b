import { Readable } from 'node:stream'
import pg from 'pg'
import { NoSuchUpload } from '#platform/storage/errors.ts'
import { type ObjectStore, sizeOfPart } from '#platform/storage/store.ts'

export type CarriedPart = { partNumber: number; size: number; read(): AsyncIterable<Buffer> }
type Session = {
  id: string
  store_key: string
  store_upload_id: string
  size_bytes: number
  part_size_bytes: number
}

/**
 * Makes every unfinished upload one of this store, with the parts that are still known. Whoever uploads goes on with the
 * parts that the server now says it has.
 * @returns the former ids in the store by session
 */
export async function resumeUploads(
  store: ObjectStore,
  databaseUrl: string,
  partsOf: (sessionId: string, storeUploadId: string) => Promise<CarriedPart[]>,
): Promise<Map<string, string>> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'studio-carry' })
  client.on('error', () => {})
  await client.connect()
  const former = new Map<string, string>()
  try {
    await client.query('set role studio_worker')
    const { rows } = await client.query<Session>(`
      select id, store_key, store_upload_id, size_bytes::float8, part_size_bytes::float8 from uploads.sessions
      where state = 'active' order by id`)
    for (const session of rows) {
      // Put together already, and only the last word was missing: the program finds that by itself.
      if ((await store.head(session.store_key))?.size === session.size_bytes) continue
      const parts = await partsOf(session.id, session.store_upload_id)
      if (await isThere(store, session, parts.length)) continue
      const uploadId = await bring(store, session, parts)
      await client.query('update uploads.sessions set store_upload_id = $2 where id = $1', [session.id, uploadId])
      former.set(session.id, session.store_upload_id)
    }
  } finally {
    await client.end().catch(() => {})
  }
  return former
}

/** Brought by an interrupted run. */
async function isThere(store: ObjectStore, { store_key, store_upload_id }: Session, wanted: number) {
  try {
    return (await store.multipart.listParts(store_key, store_upload_id)).length >= wanted
  } catch (error) {
    if (error instanceof NoSuchUpload) return false
    throw error
  }
}

async function bring(store: ObjectStore, session: Session, parts: CarriedPart[]): Promise<string> {
  const upload = { size: session.size_bytes, partSize: session.part_size_bytes }
  const key = session.store_key
  const { uploadId } = await store.multipart.create(key, { contentType: 'application/octet-stream', ...upload })
  for (const part of parts) {
    if (sizeOfPart(upload, part.partNumber) !== part.size) continue // of another upload: it is sent again
    const { partNumber, size } = part
    if (store.partReceiver)
      await store.partReceiver.writePart({ key, uploadId, partNumber, size }, Readable.from(part.read()))
    else {
      const url = await store.multipart.presignPart(key, uploadId, partNumber, { size, expiresS: 6 * 3600 })
      const answer = await fetch(url, {
        method: 'PUT',
        body: part.read() as never, // Node's fetch takes any async iterable; the type does not say so
        headers: { 'content-length': String(size) },
        duplex: 'half',
      } as RequestInit)
      if (!answer.ok)
        throw new Error(`part ${partNumber} of ${key}: ${answer.status} ${(await answer.text()).slice(0, 200)}`)
    }
  }
  return uploadId
}
