import assert from 'node:assert/strict'
import type { ObjectStore } from '#platform/storage/store.ts'

type Row = { name: string; state: string; listed: boolean; segments: number; size_bytes: number; run: string | null }

const text = async (store: ObjectStore, key: string) => {
  const found = await store.get(key)
  assert.ok(found, `${key} is in the store`)
  const chunks: Buffer[] = []
  for await (const chunk of found.body) chunks.push(chunk as Buffer) // bodies of a store give buffers
  return Buffer.concat(chunks).toString()
}
const uris = (playlist: string) => [
  ...playlist.split('\n').filter((line) => line && !line.startsWith('#')),
  ...[...playlist.matchAll(/URI="([^"]+)"/g)].map((match) => match[1] ?? ''),
]

/**
 * Holds everything a player may follow against the files and rows: every name in a playlist is a file, a finished
 * rendition has its end, and the master playlist names exactly what is listed.
 * @param done nothing may be left over of runs that were ended
 */
export async function checkMedia(store: ObjectStore, assetId: string, rows: readonly Row[], { done = false } = {}) {
  const base = `media/${assetId}`
  const listed = rows.filter((row) => row.listed)
  if (listed.length === 0) return { playlists: 0 }
  const named = uris(await text(store, `${base}/master.m3u8`)).map((uri) => uri.split('/')[0])
  assert.equal(new Set(named).size, named.length, `nothing is named twice: ${named.join(' ')}`)
  for (const row of listed) assert.ok(named.includes(row.name), `${row.name} is in the master playlist`)
  if (done) assert.deepEqual([...named].sort(), listed.map((row) => row.name).sort())
  const known = new Set<string>()
  for (const name of named) {
    const row = rows.find((each) => each.name === name)
    const playlist = await text(store, `${base}/${name}/index.m3u8`)
    if (row?.state === 'ready') assert.match(playlist, /#EXT-X-ENDLIST/, `${name} has its end`)
    const files = uris(playlist)
    assert.ok(files.length > 1, `${name} has segments`)
    let bytes = 0
    for (const file of files) {
      const head = await store.head(`${base}/${name}/${file}`)
      assert.ok(head && head.size > 0, `${name}/${file}`)
      known.add(`${base}/${name}/${file}`)
      bytes += head.size
    }
    assert.equal(new Set(files.map((file) => file.split('-')[0])).size, 1, `${name} is of one run`)
    if (row?.state === 'ready') assert.deepEqual([files.length - 1, bytes], [row.segments, row.size_bytes], name)
  }
  if (done)
    for await (const { key } of store.list(`${base}/`))
      if (/\.(m4s|mp4)$/.test(key)) assert.ok(known.has(key), `${key} is of use`)
  return { playlists: named.length }
}
