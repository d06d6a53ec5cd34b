import { keptParts, PartChanged } from '#platform/storage/kept-parts.ts'
import type { ObjectStore } from '#platform/storage/store.ts'
import { Refusal } from '../cli/command.ts'
import type { Progress } from '../cli/progress.ts'
import type { Engines } from '../engines.ts'
import type { BackupFolder, Known, StoredObject, StoredUpload } from './backup-set.ts'
import { folderRoot } from './installation-store.ts'
import { eachOf, type Kept, type Pool } from './pool.ts'

const AT_ONCE = 6

export type ObjectCopier = {
  /** Brings whatever the pool does not have. Repeated after the database was taken, it only brings what is new since. */
  pass(step: string): Promise<void>
  /** Everything that was seen, also what was deleted since: the database of this backup may still name it. */
  seen(): StoredObject[]
  close(): Promise<void>
}

/** @param roomFor throws when so many bytes do not fit */
export async function copyObjects(
  store: ObjectStore,
  backups: BackupFolder,
  {
    pool,
    progress,
    signal,
    roomFor,
  }: { pool: Pool; progress: Progress; signal: AbortSignal; roomFor: (bytes: number) => Promise<void> },
): Promise<ObjectCopier> {
  const known = new Map<string, Known>()
  for await (const each of backups.known()) known.set(each.key, each)
  const log = await backups.noteKnown(false)
  const objects = new Map<string, StoredObject>()

  async function look(key: string): Promise<{ bytes: number } | null> {
    const head = await store.head(key)
    if (!head) return null
    const former = known.get(key)
    if (former && former.etag === head.etag && former.size === head.size) {
      if (objects.get(key)?.sha256 === former.sha256) return null
      if (await pool.has(former)) {
        objects.set(key, { key, type: head.contentType, sha256: former.sha256, size: former.size })
        return null
      }
    }
    return { bytes: head.size }
  }

  async function bring(key: string, onBytes: (bytes: number) => void) {
    const found = await store.get(key)
    if (!found) return // deleted since it was listed
    const kept = await pool.add(found.body, onBytes)
    if (kept.size !== found.size) throw new Error(`${key} has ${found.size} bytes and gave ${kept.size}`)
    objects.set(key, { key, type: found.contentType, ...kept })
    const note = { key, etag: found.etag, ...kept }
    known.set(key, note)
    await log.add(note)
  }

  return {
    async pass(step) {
      progress.step(step)
      const missing: { key: string; bytes: number }[] = []
      let count = 0
      await eachOf(store.list(''), AT_ONCE, async ({ key }) => {
        signal.throwIfAborted()
        const found = await look(key)
        if (found) missing.push({ key, ...found })
        progress.at(++count, 0, 'files')
      })
      const total = missing.reduce((sum, each) => sum + each.bytes, 0)
      await roomFor(total)
      if (missing.length > 0) progress.step(`${step}: ${missing.length} new of ${count}`)
      let done = 0
      await eachOf(missing, AT_ONCE, async ({ key }) => {
        signal.throwIfAborted()
        await bring(key, (bytes) => {
          done += bytes
          progress.at(done, total, 'bytes')
        })
      })
      await pool.flush()
    },
    seen: () => [...objects.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
    async close() {
      await log.close()
      // One line for each object that is still there.
      const fresh = await backups.noteKnown(true)
      for (const { key } of objects.values()) {
        const note = known.get(key)
        if (note) await fresh.add(note)
      }
      await fresh.close()
    },
  }
}

/** The parts of uploads that were under way. What S3 has of them cannot be read; such an upload begins again. */
export async function copyUploads(
  store: ObjectStore,
  engines: Engines,
  pool: Pool,
  sessions: { id: string; store_upload_id: string }[],
): Promise<StoredUpload[]> {
  const root = folderRoot(store, engines)
  if (!root) return []
  const uploads: StoredUpload[] = []
  for (const { id, store_upload_id } of sessions) {
    const parts: (Kept & { partNumber: number })[] = []
    for (const part of (await keptParts(root, store_upload_id)) ?? []) {
      try {
        parts.push({ partNumber: part.partNumber, ...(await pool.add(part.read())) })
      } catch (error) {
        if (!(error instanceof PartChanged)) throw error // else it is sent again
      }
    }
    uploads.push({ session: id, parts })
  }
  return uploads
}

export function assertRoom(wanted: number, free: number, folder: string, bytes: (value: number) => string) {
  if (wanted > free)
    throw new Refusal(`About ${bytes(wanted)} have to be copied and the disk of ${folder} has ${bytes(free)} free.`)
}
