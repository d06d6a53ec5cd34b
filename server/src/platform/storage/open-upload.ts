import { randomBytes } from 'node:crypto'
import { type FileHandle, open, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'
import { coalesce } from './coalesce.ts'
import { syncFolder } from './durable-files.ts'
import { explainWriteError, InvalidParts, isMissing, NoSuchUpload, PartSuperseded, UploadCompleted } from './errors.ts'
import { receivePart } from './receive-part.ts'
import { sizeOfPart } from './store.ts'
import { openJournal, type PartRecord, readJournal, type UploadSpec } from './upload-journal.ts'

/**
 * An upload while somebody works on it: the file with all parts at their places, and the journal of those that count.
 * One process at a time writes to the uploads of a folder store.
 */
export type OpenUpload = {
  spec: UploadSpec
  /** Acknowledged parts: durable, and so is their record. */
  parts: ReadonlyMap<number, PartRecord>
  /** @returns CRC-32 of the part as hex, when the part is durable */
  writePart(partNumber: number, body: Readable): Promise<string>
  /** Ends the writers, refuses new ones, resolves when the last one has let go. */
  stopWriters(reason: Error): Promise<void>
  allowWriters(): void
  /** Settles what is staged and names the file that now holds every acknowledged part; null when it was taken before. */
  settledData(): Promise<string | null>
  dataTaken(): void
  /** The folder is gone: whatever waits its turn finds no upload any more. */
  forget(): void
  /** What follows waits for what came before: two `complete` at once, or `complete` and `abort`. */
  inTurn<T>(step: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

type Writer = { control: AbortController; done: Promise<void> }

const COPY_BYTES = 1024 * 1024

/** @throws {NoSuchUpload} */
export async function openUpload(folder: string): Promise<OpenUpload> {
  const dataPath = join(folder, 'data')
  const { spec, parts, validBytes } = await readJournal(join(folder, 'journal'))
  const data = await openIfThere(dataPath)
  const journal = await openJournal(join(folder, 'journal'), validBytes).catch(async (error) => {
    await data?.close()
    throw error
  })
  const writers = new Map<number, Writer>()
  let isTaken = data === null
  let refusal: Error | null = null
  let broken: Error | null = null
  let gone = false
  let turn: Promise<unknown> = Promise.resolve()

  const dataFile = () => {
    if (gone) throw new NoSuchUpload()
    if (refusal ?? broken) throw refusal ?? broken
    if (!data || isTaken) throw new UploadCompleted()
    return data
  }

  const syncOnce = coalesce(async () => {
    try {
      await data?.datasync()
    } catch (error) {
      // The kernel reports a lost write once; a later sync that succeeds says nothing about the bytes before it.
      broken = new Error('the disk failed to keep the data of an upload', { cause: error })
      for (const writer of writers.values()) writer.control.abort(broken)
    }
  })
  const syncData = async () => {
    await syncOnce()
    if (broken) throw explainWriteError(broken.cause)
  }

  const acknowledge = async (record: PartRecord) => {
    await journal.append(record)
    parts.set(record.part, record)
  }

  async function fillPart(partNumber: number, body: Readable, signal: AbortSignal) {
    const crc32 = await receivePart(body, { file: dataFile(), ...placeOf(partNumber) }, signal)
    await syncData()
    await acknowledge({ part: partNumber, crc32 })
    return crc32
  }

  /** The acknowledged bytes stay where they are until others, durable and journaled, can take their place. */
  async function replacePart(former: PartRecord, body: Readable, signal: AbortSignal) {
    const name = `${former.part}.${randomBytes(8).toString('hex')}.staged`
    try {
      await using file = await open(join(folder, name), 'wx')
      const crc32 = await receivePart(body, { file, position: 0, size: placeOf(former.part).size }, signal)
      // Also when the checksum is the same: it is too short to prove that the bytes are.
      await file.datasync()
      await syncFolder(folder)
      await acknowledge({ part: former.part, crc32, staged: name })
      await settlePart(former.part)
      return crc32
    } catch (error) {
      throw explainWriteError(error)
    } finally {
      if (parts.get(former.part)?.staged !== name) await rm(join(folder, name), { force: true })
    }
  }

  /** Copies a staged part into place. A kill in between does no harm: the record still names the staged file. */
  async function settlePart(partNumber: number) {
    const record = parts.get(partNumber)
    if (!record?.staged || !data) return
    const staged = join(folder, record.staged)
    await copyInto(data, staged, placeOf(partNumber).position)
    await syncData()
    await acknowledge({ part: partNumber, crc32: record.crc32 })
    await rm(staged, { force: true })
  }

  function placeOf(partNumber: number) {
    const size = sizeOfPart(spec, partNumber)
    if (size === null) throw new InvalidParts({ partNumber })
    return { position: (partNumber - 1) * spec.partSize, size }
  }

  const upload: OpenUpload = {
    spec,
    parts,
    async writePart(partNumber, body) {
      dataFile()
      const older = writers.get(partNumber)
      const { promise: done, resolve: letGo } = Promise.withResolvers<void>()
      const writer = { control: new AbortController(), done }
      writers.set(partNumber, writer)
      older?.control.abort(new PartSuperseded({ partNumber }))
      try {
        // Its last write must not land on top of ours; and it may just have been acknowledged after all.
        await older?.done
        writer.control.signal.throwIfAborted()
        const former = parts.get(partNumber)
        if (former) return await replacePart(former, body, writer.control.signal)
        return await fillPart(partNumber, body, writer.control.signal)
      } finally {
        if (writers.get(partNumber) === writer) writers.delete(partNumber)
        letGo()
      }
    },
    async stopWriters(reason) {
      refusal = reason
      for (const writer of writers.values()) writer.control.abort(reason)
      await Promise.all([...writers.values()].map((writer) => writer.done))
    },
    allowWriters() {
      refusal = null
    },
    async settledData() {
      if (gone) throw new NoSuchUpload()
      if (isTaken) return null
      for (const partNumber of parts.keys()) await settlePart(partNumber)
      await syncData()
      return dataPath
    },
    dataTaken() {
      isTaken = true
    },
    forget() {
      gone = true
    },
    inTurn(step) {
      const result = turn.then(step)
      turn = result.catch(() => undefined)
      return result
    },
    async close() {
      await Promise.all([data?.close(), journal.close()])
    },
  }

  try {
    await removeTornFiles(folder, parts)
    for (const partNumber of parts.keys()) await settlePart(partNumber)
  } catch (error) {
    await upload.close()
    throw error
  }
  return upload
}

async function openIfThere(path: string): Promise<FileHandle | null> {
  try {
    return await open(path, 'r+')
  } catch (error) {
    if (isMissing(error)) return null
    throw error
  }
}

async function removeTornFiles(folder: string, parts: ReadonlyMap<number, PartRecord>) {
  const kept = new Set([...parts.values()].map((record) => record.staged))
  for (const name of await readdir(folder)) {
    if (name.endsWith('.staged') && !kept.has(name)) await rm(join(folder, name), { force: true })
  }
}

async function copyInto(target: FileHandle, path: string, position: number) {
  await using source = await open(path, 'r')
  const buffer = Buffer.allocUnsafe(COPY_BYTES)
  for (let done = 0; ; ) {
    const { bytesRead } = await source.read(buffer, 0, COPY_BYTES, done)
    if (bytesRead === 0) return
    for (let put = 0; put < bytesRead; ) {
      put += (await target.write(buffer, put, bytesRead - put, position + done + put)).bytesWritten
    }
    done += bytesRead
  }
}
