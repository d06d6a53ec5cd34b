import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const toBrotli = promisify(brotliCompress)
const toGzip = promisify(gzip)

/** Text that goes out under an unchanging address. `index.html` is not here: the server fills it in per request. */
const COMPRESSED = /\.(?:js|css|svg|json|txt|webmanifest)$/

/** Out of `public`, where nothing is minified; every page waits for them. */
const BEFORE_THE_PAGE = ['theme.js', 'begin.js']

/**
 * Writes `.br` and `.gz` twins next to the built files, for `@fastify/static`'s `preCompressed`.
 * At build time because brotli at quality 11 takes seconds for the whole app and saves about 13 % over gzip.
 */
export function precompress(): Plugin {
  let outDir = ''
  return {
    name: 'studio:precompress',
    apply: 'build',
    configResolved(config) {
      outDir = resolve(config.root, config.build.outDir)
    },
    async closeBundle() {
      const files = await readdir(outDir, { recursive: true, withFileTypes: true })
      for (const name of BEFORE_THE_PAGE) await leaveOutComments(join(outDir, name))
      for (const file of files) {
        if (!file.isFile() || !COMPRESSED.test(file.name)) continue
        // What another build puts below it has its own.
        if (file.parentPath.startsWith(join(outDir, 'embed'))) continue
        await writeTwins(join(file.parentPath, file.name))
      }
    },
  }
}

async function leaveOutComments(path: string) {
  const text = await readFile(path, 'utf8').catch(() => null) // the player on other sites has none
  if (text) await writeFile(path, text.replace(/^\s*\/\/.*\n/gm, ''))
}

async function writeTwins(path: string) {
  const text = await readFile(path)
  // Under a kilobyte the headers weigh as much as what is saved.
  if (text.length < 1024) return
  const [br, gz] = await Promise.all([
    toBrotli(text, {
      params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: text.length },
    }),
    toGzip(text, { level: 9 }),
  ])
  await Promise.all([writeFile(`${path}.br`, br), writeFile(`${path}.gz`, gz)])
}
