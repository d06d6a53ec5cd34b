import { open } from 'node:fs/promises'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { isMissing, NoSuchUpload } from './errors.ts'
import { sizeOfPart } from './store.ts'
import { hex, type PartRecord, readJournal, type UploadSpec } from './upload-journal.ts'

/** @throws at its end when the bytes are not those that were acknowledged: the part was replaced while it was read */
export type KeptPart = { partNumber: number; size: number; read(): AsyncIterable<Buffer> }

/**
 * The acknowledged parts of an unfinished upload in a folder store, for copying them elsewhere while it may go on.
 * @param root of the store
 * @returns null when there is no such upload (any more)
 */
export async function keptParts(root: string, uploadId: string): Promise<KeptPart[] | null> {
  if (!/^[0-9a-f]{32}$/.test(uploadId)) return null
  const folder = join(root, 'uploads', uploadId)
  try {
    const { spec, parts } = await readJournal(join(folder, 'journal'))
    return [...parts.values()]
      .sort((a, b) => a.part - b.part)
      .map((record) => ({
        partNumber: record.part,
        size: sizeOfPart(spec, record.part) ?? 0, // a record exists only for a part that the upload has
        read: () => readPart(folder, spec, record),
      }))
  } catch (error) {
    if (error instanceof NoSuchUpload || isMissing(error)) return null
    throw error
  }
}

export class PartChanged extends Error {}

const READ_BYTES = 1024 * 1024

async function* readPart(folder: string, spec: UploadSpec, record: PartRecord): AsyncGenerator<Buffer> {
  const size = sizeOfPart(spec, record.part) ?? 0
  const path = join(folder, record.staged ?? 'data')
  const from = record.staged ? 0 : (record.part - 1) * spec.partSize
  let checksum = 0
  try {
    await using file = await open(path, 'r')
    for (let done = 0; done < size; ) {
      const buffer = Buffer.allocUnsafe(Math.min(READ_BYTES, size - done))
      const { bytesRead } = await file.read(buffer, 0, buffer.length, from + done)
      if (bytesRead === 0) throw new PartChanged()
      const bytes = buffer.subarray(0, bytesRead)
      checksum = crc32(bytes, checksum)
      done += bytesRead
      yield bytes
    }
  } catch (error) {
    throw isMissing(error) ? new PartChanged() : error
  }
  if (hex(checksum) !== record.crc32) throw new PartChanged()
}
