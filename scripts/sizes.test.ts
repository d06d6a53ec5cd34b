import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { gzipSync } from 'node:zlib'
import { chunksOf, entryOf, filesOf, PLAYBACK_ENGINE, readManifest } from '../server/src/web-chunks.ts'

const dist = join(import.meta.dirname, '../web/dist')
const ID = '00000000-0000-4000-8000-000000000000'

/** kB gzip of the scripts a page needs before it stands, what is loaded on demand apart. */
const LIMITS: [name: string, path: string, limitKb: number][] = [
  ['public home', '/', 136],
  ['watch page', `/watch/${ID}`, 178],
  ['channel', '/channel/somebody', 140],
  ['studio home', '/studio', 162],
  ['studio content', '/studio/content', 169],
]
/** Files of every page outside of the build; the second comes only where the server draws the first picture. */
const BESIDE = ['theme.js', 'begin.js']
/** A browser asks for six at a time over HTTP/1.1, and each costs it work, however small. */
const FILES_LIMIT = 16
/** What people who are signed in get on the pages of viewers, later. It must not bring the studio's frame along. */
const LATER_FOR_VIEWERS = [
  'src/features/uploads/signed-in-tray.tsx',
  'src/features/frame/account-menu.tsx',
  'src/features/playback/share/share-dialog.tsx',
  'src/features/playback/watched/remember-watching.tsx',
  'src/features/playback/watched/card-menu-items.tsx',
  'src/features/content/articles/article-page.tsx',
]
/** The player on other sites: before somebody plays, and with the player. Its build is one of its own. */
const EMBED_LIMITS = { posterKb: 4, playerKb: 60 }
/** hls.js itself and what makes it ours; it comes beside the page, not before it. */
const ENGINE_LIMIT_KB = 140
const STYLES_LIMIT_KB = 25

test('the player on other sites stays small', () => {
  const folder = join(dist, 'embed')
  const manifest = readManifest(folder)
  assert.ok(manifest, 'web/dist/embed has no manifest: `npm start` or `npm test` builds it')
  const kb = (chunks: string[]) =>
    filesOf(manifest, chunks).scripts.reduce(
      (sum, file) => sum + gzipSync(readFileSync(join(folder, file)), { level: 9 }).length / 1000,
      0,
    )
  const posterKb = Math.round(kb(['embed.html']) * 10) / 10
  const playerKb = Math.round(kb(['embed.html', 'src/features/playback/embed/play.ts']) * 10) / 10
  console.table([{ page: 'embed', posterKb, playerKb }])
  assert.ok(posterKb <= EMBED_LIMITS.posterKb, `${posterKb} kB before somebody plays`)
  assert.ok(playerKb <= EMBED_LIMITS.playerKb, `${playerKb} kB with the player, hls.js apart`)
})

test('no page became heavier than it may be', () => {
  const manifest = readManifest(dist)
  assert.ok(manifest, 'web/dist has no manifest: `npm start` or `npm test` builds the web app')
  const kb = (files: Iterable<string>) => {
    let bytes = 0
    for (const file of files) bytes += gzipSync(readFileSync(join(dist, file)), { level: 9 }).length
    return Math.round(bytes / 100) / 10
  }
  const entry = entryOf(manifest)
  const rows = LIMITS.map(([page, path, limitKb]) => {
    const { scripts, styles } = filesOf(manifest, [...entry, ...chunksOf(path)])
    const heaviest = scripts
      .map((file) => ({ file: file.replace(/^assets\//, ''), size: kb([file]) }))
      .sort((a, b) => b.size - a.size)
      .slice(0, 4)
    return {
      page,
      scriptsKb: kb([...BESIDE, ...scripts]),
      limitKb,
      files: scripts.length,
      stylesKb: kb(styles),
      heaviest,
    }
  })
  const before = new Set(filesOf(manifest, [...entry, ...chunksOf(`/watch/${ID}`)]).scripts)
  const engineKb = kb(filesOf(manifest, [PLAYBACK_ENGINE]).scripts.filter((file) => !before.has(file)))
  console.table([
    ...rows.map(({ heaviest: _, ...row }) => row),
    { page: 'hls.js beside the watch page', scriptsKb: engineKb, limitKb: ENGINE_LIMIT_KB },
  ])
  const tooHeavy = rows
    .filter(({ scriptsKb, limitKb, stylesKb }) => scriptsKb > limitKb || stylesKb > STYLES_LIMIT_KB)
    .map(
      ({ page, scriptsKb, limitKb, stylesKb, heaviest }) =>
        `${page}: ${scriptsKb} kB of scripts (limit ${limitKb}), ${stylesKb} kB of styles (limit ${STYLES_LIMIT_KB}); ` +
        `heaviest: ${heaviest.map(({ file, size }) => `${file} ${size}`).join(', ')}. ` +
        'Something that is not needed first should come by import() when it is asked for.',
    )
  for (const { page, files } of rows)
    if (files > FILES_LIMIT) tooHeavy.push(`${page}: ${files} scripts (limit ${FILES_LIMIT}): see web/build/chunks.ts`)
  for (const chunk of LATER_FOR_VIEWERS)
    if (filesOf(manifest, [chunk]).scripts.some((file) => /\/(?:studio-frame|library)-/.test(file)))
      tooHeavy.push(`${chunk} brings the studio's frame to viewers: see web/build/chunks.ts`)
  if (engineKb > ENGINE_LIMIT_KB) tooHeavy.push(`hls.js: ${engineKb} kB (limit ${ENGINE_LIMIT_KB})`)
  assert.deepEqual(tooHeavy, [])
})
