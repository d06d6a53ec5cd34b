import { readFileSync } from 'node:fs'
import { basename } from 'node:path'
import type { Client } from './client.ts'

/** Sends a file as a browser does. @param more such as the video whose place it takes @returns the id of its video, which is then processed */
export async function uploadFile(client: Client, path: string, more: { replaces?: string } = {}): Promise<string> {
  const bytes = readFileSync(path)
  const file = { filename: basename(path), size: bytes.length, type: 'video/mp4', ...more }
  const { json: upload } = await client.until('POST', '/api/uploads', { body: file })
  const { id, videoId, partCount, partSize } = upload as {
    id: string
    videoId: string
    partCount: number
    partSize: number
  }
  const partNumbers = Array.from({ length: partCount }, (_, index) => index + 1)
  const { json: signed } = await client.until('POST', `/api/uploads/${id}/parts`, { body: { partNumbers } })
  const parts = []
  for (const { partNumber, url } of (signed as { urls: { partNumber: number; url: string }[] }).urls) {
    const body = bytes.subarray((partNumber - 1) * partSize, partNumber * partSize)
    const put = await client.putPart(url, body, 1e9)
    parts.push({ partNumber, etag: put?.etag })
  }
  const done = await client.until('POST', `/api/uploads/${id}/complete`, { body: { parts } })
  if (done.status !== 200) throw new Error(`complete: ${done.status} ${JSON.stringify(done.json)}`)
  return videoId
}
