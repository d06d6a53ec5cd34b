import { Readable } from 'node:stream'
import { finished } from 'node:stream/promises'
import { ZipFile } from 'yazl'
import type { Ctx } from '#platform/context.ts'
import { ObjectGone, readOn } from '#platform/storage/read-on.ts'
import { fileNameFrom, uniqueNames } from './file-names.ts'

export type Entry = { title: string; createdAt: Date; original: { key: string; name: string } | null }

const LEFT_OUT = 'NOT-INCLUDED.txt'

/**
 * An archive of the files as they were given, not compressed again, made while it is read: one file at a time, as fast as the
 * reader takes it. What is missing stands in a list at its end.
 * @returns ends with the archive; destroying it stops reading from the store at once
 */
export function zipOf(ctx: Ctx, entries: readonly Entry[]): Readable {
  const zip = new ZipFile()
  const stop = new AbortController()
  const output = zip.outputStream as Readable // a PassThrough, told as what it is read as
  output.once('close', () => stop.abort(new Error('nobody reads the archive any more')))
  zip.on('error', (error: Error) => output.destroy(error))
  addAll(ctx, zip, entries, stop.signal).catch((error: unknown) =>
    output.destroy(error instanceof Error ? error : new Error(String(error))),
  )
  return output
}

async function addAll(ctx: Ctx, zip: ZipFile, entries: readonly Entry[], signal: AbortSignal) {
  const nameFor = uniqueNames([LEFT_OUT])
  const leftOut: string[] = []
  for (const { title, createdAt, original } of entries) {
    signal.throwIfAborted()
    const head = original && (await ctx.store.head(original.key))
    if (!original || !head) {
      leftOut.push(`${fileNameFrom(title, '').name}: ${original ? 'its file is missing' : 'nothing was uploaded'}`)
      continue
    }
    const bytes = Readable.from(readOn(ctx.store, original.key, { etag: head.etag, signal }), { objectMode: false })
    bytes.on('error', () => {}) // told by `finished` below, also when nobody waits there any more
    zip.addReadStreamLazy(
      nameFor(fileNameFrom(title, original.name)),
      { mtime: createdAt, compress: false, size: head.size },
      (give) => give(null, bytes),
    )
    await finished(bytes, { signal }).catch((error: unknown) => {
      throw error instanceof ObjectGone ? new Error('a file went while it was read', { cause: error }) : error
    })
  }
  if (leftOut.length > 0)
    zip.addBuffer(Buffer.from(`These files are not in the archive:\r\n\r\n${leftOut.join('\r\n')}\r\n`), LEFT_OUT, {
      compress: false,
    })
  zip.end()
}
