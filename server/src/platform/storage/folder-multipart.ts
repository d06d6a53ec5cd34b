import { randomBytes } from 'node:crypto'
import { mkdir, open, readdir, rename, rm, stat, statfs } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { exists, syncFolder } from './durable-files.ts'
import { explainWriteError, InvalidParts, NoSuchUpload, StorageFull, UploadCompleted } from './errors.ts'
import type { FolderLayout } from './folder-layout.ts'
import { headObject, publish } from './folder-objects.ts'
import { type OpenUpload, openUpload } from './open-upload.ts'
import { readPartAddress, writePartAddress } from './part-address.ts'
import { checkKey, checkSpec, countParts, type Multipart, type Part, type PartReceiver, sizeOfPart } from './store.ts'
import { journalLine, type PartRecord, readJournal, type UploadSpec } from './upload-journal.ts'

/** Multipart uploads in a folder: their parts come through this server, so the store also receives them. */
export function openFolderMultipart(
  layout: FolderLayout,
  { signingKey, now, reserveBytes }: { signingKey: Buffer; now: () => Date; reserveBytes: number },
): { multipart: Multipart; partReceiver: PartReceiver } {
  const inUse = new Map<string, { opening: Promise<OpenUpload>; users: number }>()

  /** Opens an upload for its first user and closes it after the last: between requests nothing is held. */
  async function withUpload<T>(key: string, uploadId: string, work: (upload: OpenUpload) => Promise<T>): Promise<T> {
    const folder = layout.upload(uploadId)
    const entry = inUse.get(uploadId) ?? { opening: openUpload(folder), users: 0 }
    inUse.set(uploadId, entry)
    entry.users++
    try {
      const upload = await entry.opening
      if (upload.spec.key !== key) throw new NoSuchUpload()
      return await work(upload)
    } finally {
      if (--entry.users === 0) {
        inUse.delete(uploadId)
        await entry.opening.then((upload) => upload.close(), ignore)
      }
    }
  }

  /** Uploads leave room for the database on the same disk: without it nothing could be acknowledged any more. */
  async function assertRoom(neededBytes: number) {
    const disk = await statfs(layout.uploads)
    const freeBytes = disk.bavail * disk.bsize
    const kept = Math.min(reserveBytes, 0.05 * disk.blocks * disk.bsize)
    if (freeBytes < neededBytes + kept) throw new StorageFull({ neededBytes, freeBytes: Math.max(0, freeBytes - kept) })
  }

  const multipart: Multipart = {
    async create(key, { contentType, size, partSize }) {
      checkSpec({ key, size, partSize })
      await assertRoom(size)
      const uploadId = randomBytes(16).toString('hex')
      await writeNewUpload(layout, uploadId, { key, contentType, size, partSize })
      return { uploadId }
    },

    async presignPart(key, uploadId, partNumber, { size, expiresS }) {
      layout.upload(uploadId)
      const untilS = Math.floor(now().getTime() / 1000) + expiresS
      return writePartAddress(signingKey, { key: checkKey(key), uploadId, partNumber, size }, untilS)
    },

    async listParts(key, uploadId) {
      const upload =
        (await inUse.get(uploadId)?.opening) ?? (await readJournal(join(layout.upload(uploadId), 'journal')))
      if (upload.spec.key !== key) throw new NoSuchUpload()
      return [...upload.parts.values()].map((record) => presentPart(upload.spec, record)).sort(byNumber)
    },

    complete: (key, uploadId, parts) =>
      withUpload(key, uploadId, (upload) =>
        upload.inTurn(async () => {
          checkParts(upload, parts)
          await upload.stopWriters(new UploadCompleted())
          try {
            checkParts(upload, parts)
            const path = await upload.settledData()
            if (path === null) return await completedBefore(layout, key)
            const done = await publish(layout, key, path, upload.spec.contentType)
            upload.dataTaken()
            return done
          } catch (error) {
            throw explainWriteError(error)
          } finally {
            upload.allowWriters()
          }
        }),
      ),

    async abort(key, uploadId) {
      try {
        await withUpload(key, uploadId, (upload) =>
          upload.inTurn(async () => {
            await upload.stopWriters(new NoSuchUpload())
            const spare = layout.spare()
            await rename(layout.upload(uploadId), spare)
            upload.forget()
            await syncFolder(layout.uploads)
            await rm(spare, { recursive: true, force: true })
          }),
        )
      } catch (error) {
        if (!(error instanceof NoSuchUpload)) throw error
      }
    },

    async sweep(before, keep) {
      const old: { uploadId: string; key: string }[] = []
      for (const uploadId of await readdir(layout.uploads)) {
        const folder = join(layout.uploads, uploadId)
        const found = await stat(folder).catch(() => null) // ended meanwhile
        if (!found || found.mtime >= before || !(await exists(join(folder, 'data')))) continue
        const journal = await readJournal(join(folder, 'journal')).catch(() => null)
        if (journal) old.push({ uploadId, key: journal.spec.key })
      }
      const kept = await keep(old.map((each) => each.key))
      const gone = old.filter((each) => !kept.has(each.key))
      for (const { key, uploadId } of gone) await multipart.abort(key, uploadId)
      return gone.length
    },
  }

  const partReceiver: PartReceiver = {
    readAddress: (token) => readPartAddress(signingKey, token, now()),
    writePart: ({ key, uploadId, partNumber, size }, body) =>
      withUpload(key, uploadId, async (upload) => {
        if (sizeOfPart(upload.spec, partNumber) !== size) throw new InvalidParts({ partNumber })
        await assertRoom(size) // an upload's file is sparse: others may have taken the room since it began
        return { etag: quote(await upload.writePart(partNumber, body)) }
      }),
  }
  return { multipart, partReceiver }
}

/** Appears whole or not at all: its folder is filled elsewhere and then renamed. */
async function writeNewUpload(layout: FolderLayout, uploadId: string, spec: UploadSpec) {
  const spare = layout.spare()
  try {
    await mkdir(spare)
    {
      await using data = await open(join(spare, 'data'), 'wx')
      await data.truncate(spec.size)
      await data.sync()
      await using journal = await open(join(spare, 'journal'), 'wx')
      await journal.writeFile(journalLine(spec))
      await journal.sync()
    }
    await syncFolder(spare)
    await rename(spare, layout.upload(uploadId))
    await syncFolder(layout.uploads)
  } catch (error) {
    await rm(spare, { recursive: true, force: true })
    throw explainWriteError(error)
  }
}

function checkParts(upload: OpenUpload, named: readonly { partNumber: number; etag: string }[]) {
  const wanted = countParts(upload.spec)
  const isRight = (part: { partNumber: number; etag: string }, index: number) => {
    const kept = upload.parts.get(part.partNumber)
    return part.partNumber === index + 1 && kept !== undefined && quote(kept.crc32) === part.etag
  }
  if (named.length !== wanted || !named.every(isRight))
    throw new InvalidParts({ wantedParts: wanted, keptParts: upload.parts.size })
}

/** The data have left the upload: they became the object, in this run or in one that was killed right after. */
async function completedBefore(layout: FolderLayout, key: string) {
  const head = await headObject(layout, key)
  if (!head) throw new NoSuchUpload()
  await syncFolder(dirname(layout.object(key)))
  return { size: head.size, etag: head.etag }
}

const presentPart = (spec: UploadSpec, { part, crc32 }: PartRecord): Part => ({
  partNumber: part,
  // A record exists only for a part that the upload has.
  size: sizeOfPart(spec, part) ?? 0,
  etag: quote(crc32),
})

const byNumber = (a: Part, b: Part) => a.partNumber - b.partNumber
const quote = (crc32: string) => `"${crc32}"`
const ignore = () => undefined
