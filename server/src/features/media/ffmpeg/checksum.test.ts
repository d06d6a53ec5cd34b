import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import test from 'node:test'
import { clip } from '#test/clips.ts'
import { sha256 } from './checksum.ts'

test('the checksum of a file is that of its bytes, with progress up to the last', async () => {
  const path = await clip('h264Aac')
  let read = 0
  const sum = await sha256(path, {
    onProgress: (bytes) => {
      read = bytes
    },
  })
  assert.equal(
    sum,
    createHash('sha256')
      .update(await readFile(path))
      .digest('hex'),
  )
  assert.equal(read, (await stat(path)).size)
  await assert.rejects(sha256(path, { signal: AbortSignal.abort() }), { name: 'AbortError' })
})
