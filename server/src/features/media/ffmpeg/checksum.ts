import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'

/**
 * SHA-256 of a file, in lower-case hex.
 * @param onProgress gets the number of bytes read so far, about once per megabyte
 */
export async function sha256(
  path: string,
  options: { signal?: AbortSignal; onProgress?: (bytes: number) => void } = {},
): Promise<string> {
  const hash = createHash('sha256')
  let read = 0
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20, signal: options.signal })) {
    hash.update(chunk)
    read += chunk.length
    options.onProgress?.(read)
  }
  return hash.digest('hex')
}
