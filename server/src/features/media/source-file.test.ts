import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { link, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import type { Ctx } from '#platform/context.ts'
import { openS3UnderTest, without } from '#platform/storage/s3-under-test.ts'
import { MediaFailure } from './ffmpeg/failure.ts'
import { withSourceFile } from './source-file.ts'

const MIB = 1024 * 1024
const asset = { id: '0190d3c4-0000-7000-8000-000000000001', source_key: 'sources/a/original' }
const never = new AbortController().signal

/** Only the two members that this file looks at; `read` lists what was asked of the store. */
async function given(t: TestContext, bytes: Buffer) {
  const { store } = await openS3UnderTest(t)
  const folder = await mkdtemp(join(tmpdir(), 'sources-'))
  t.after(() => rm(folder, { recursive: true, force: true }))
  const { etag } = await store.put(asset.source_key, bytes, { contentType: 'video/mp4' })
  const read: (number | undefined)[] = []
  const counted = {
    ...store,
    get: (...args: Parameters<typeof store.get>) => {
      read.push(args[1]?.start ?? 0)
      return store.get(...args)
    },
  }
  const sources = join(folder, 'sources')
  return {
    ctx: { store: counted, paths: { work: folder, sources } } as unknown as Ctx,
    path: join(sources, `${asset.id}.${etag.replaceAll('"', '')}`),
    sources,
    folder,
    read,
  }
}

test('steps that want the same source at once share one copy, later ones find it', { skip: without }, async (t) => {
  const bytes = randomBytes(3 * MIB)
  const { ctx, folder, read } = await given(t, bytes)
  const bring = (name: string) =>
    withSourceFile(ctx, asset, never, async (path) => {
      await link(path, join(folder, name))
      return readFile(join(folder, name))
    })
  for (const found of await Promise.all(['a', 'b', 'c'].map(bring))) assert.ok(found.equals(bytes))
  assert.ok((await bring('d')).equals(bytes))
  assert.deepEqual(read, [0])
})

test('a copy that a kill cut off is gone on with', { skip: without }, async (t) => {
  const bytes = randomBytes(20 * MIB)
  const { ctx, sources, path, read } = await given(t, bytes)
  await mkdir(sources)
  await writeFile(`${path}.part`, bytes.subarray(0, 15 * MIB))
  await truncate(`${path}.part`, 16 * MIB) // zeros that a power cut left
  assert.ok((await withSourceFile(ctx, asset, never, (found) => readFile(found))).equals(bytes))
  assert.deepEqual(read, [8 * MIB])
})

test('a step that is cancelled waits no longer, and the others are not disturbed', { skip: without }, async (t) => {
  const bytes = randomBytes(2 * MIB)
  const { ctx } = await given(t, bytes)
  const cancel = new AbortController()
  const first = withSourceFile(ctx, asset, cancel.signal, async () => {})
  const second = withSourceFile(ctx, asset, never, (path) => readFile(path))
  cancel.abort()
  await assert.rejects(first, (error) => error instanceof MediaFailure && error.reason === 'cancelled')
  assert.ok((await second).equals(bytes))
})

test('a source that is not there fails as such', { skip: without }, async (t) => {
  const { ctx } = await given(t, Buffer.from('x'))
  const gone = { ...asset, source_key: 'sources/b/original' }
  await assert.rejects(
    withSourceFile(ctx, gone, never, async () => {}),
    MediaFailure,
  )
})
