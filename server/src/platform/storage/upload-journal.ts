import { type FileHandle, open, readFile } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { coalesce } from './coalesce.ts'
import { explainWriteError, isMissing, NoSuchUpload } from './errors.ts'

/** First line of a journal: what was asked for. Sizes in bytes. */
export type UploadSpec = { key: string; contentType: string; size: number; partSize: number }

/**
 * Any other line: this part is durable; in its place, or in the file `staged` until it has been copied there. Its CRC-32
 * only tells which bytes are meant; the whole file gets its SHA-256 from the first job that reads it.
 */
export type PartRecord = { part: number; crc32: string; staged?: string }

/** Each line carries its checksum: a kill tears the last one, a power cut may leave zeros in its place. */
export const journalLine = (content: UploadSpec | PartRecord) => {
  const text = JSON.stringify(content)
  return `${checksum(text)} ${text}\n`
}

export const hex = (checksum: number) => checksum.toString(16).padStart(8, '0')
const checksum = (text: string | Buffer) => hex(crc32(text))

function readLine(line: Buffer): unknown {
  const text = line.subarray(9)
  return line.toString('latin1', 0, 9) === `${checksum(text)} ` ? JSON.parse(text.toString()) : null
}

export type JournalContent = { spec: UploadSpec; parts: Map<number, PartRecord>; validBytes: number }

/** Reads up to the first line that is not whole; later records of a part replace earlier ones. @throws {NoSuchUpload} */
export async function readJournal(path: string): Promise<JournalContent> {
  const bytes = await readFile(path).catch((error) => {
    throw isMissing(error) ? new NoSuchUpload() : error
  })
  const parts = new Map<number, PartRecord>()
  let spec: UploadSpec | null = null
  let validBytes = 0
  for (let end = bytes.indexOf('\n'); end >= 0; end = bytes.indexOf('\n', validBytes)) {
    const content = readLine(bytes.subarray(validBytes, end))
    if (!content) break
    // The checksum holds, so the line is one that journalLine wrote: the first a spec, all others records.
    if (!spec) spec = content as UploadSpec
    else parts.set((content as PartRecord).part, content as PartRecord)
    validBytes = end + 1
  }
  if (!spec) throw new NoSuchUpload()
  return { spec, parts, validBytes }
}

export type Journal = {
  /** Resolves when the record is durable. @throws {StorageFull}, leaving the journal as it was */
  append(record: PartRecord): Promise<void>
  close(): Promise<void>
}

/** Opens for writing, after a torn end; records that arrive together share one write and one fdatasync. */
export async function openJournal(path: string, validBytes: number): Promise<Journal> {
  const file = await open(path, 'r+')
  let end = validBytes
  let queue: PartRecord[] = []
  let broken: unknown = null

  const commit = coalesce(async () => {
    if (broken) throw broken
    const lines = Buffer.from(queue.map(journalLine).join(''))
    queue = []
    try {
      await writeAt(file, lines, end)
      await file.datasync()
      end += lines.length
    } catch (error) {
      // Nobody is told that these parts are kept, so nothing may say so later.
      await file.truncate(end).catch((cause) => {
        broken = cause
      })
      throw explainWriteError(error)
    }
  })

  try {
    // What a killed process wrote but did not make durable counts from here on, so it has to be durable.
    await file.truncate(validBytes)
    await file.datasync()
  } catch (error) {
    await file.close()
    throw explainWriteError(error)
  }
  return {
    append(record) {
      queue.push(record)
      return commit()
    },
    close: () => file.close(),
  }
}

async function writeAt(file: FileHandle, bytes: Buffer, position: number) {
  for (let done = 0; done < bytes.length; ) {
    done += (await file.write(bytes, done, bytes.length - done, position + done)).bytesWritten
  }
}
