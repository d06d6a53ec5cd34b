import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { constants, createZstdCompress, createZstdDecompress } from 'node:zlib'
import type { Kept, Pool } from './pool.ts'

const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 3 } }

/** Text comes to a fifth of its size in the pool. */
export async function addPacked(
  pool: Pool,
  source: AsyncIterable<Buffer | string> | Iterable<string>,
  onBytes?: (bytes: number) => void,
): Promise<Kept> {
  const zstd = createZstdCompress(LEVEL)
  const [, kept] = await Promise.all([
    pipeline(Readable.from(source, { objectMode: true }), zstd),
    pool.add(zstd, onBytes),
  ])
  return kept
}

export async function* readPacked(pool: Pool, kept: Kept): AsyncGenerator<Buffer> {
  const zstd = createZstdDecompress()
  const feeding = pipeline(pool.read(kept), zstd)
  feeding.catch((error) => zstd.destroy(error))
  try {
    yield* zstd
    await feeding
  } finally {
    zstd.destroy()
  }
}

export async function* readLines(pool: Pool, kept: Kept): AsyncGenerator<string> {
  let rest = ''
  const decoder = new TextDecoder()
  for await (const chunk of readPacked(pool, kept)) {
    const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n')
    rest = lines.pop() ?? ''
    yield* lines
  }
  if (rest !== '') yield rest
}

export async function readJson<T>(pool: Pool, kept: Kept): Promise<T> {
  let text = ''
  for await (const line of readLines(pool, kept)) text += line
  return JSON.parse(text)
}
