/**
 * `npm run bench -- NAME`: measures one thing on the program as `npm start` runs it, prints a table and a line of JSON.
 * `--seconds N` presses longer or shorter than usual, `--rounds N` does what is done in rounds more or less often.
 */
import { loadavg } from 'node:os'
import { parseArgs } from 'node:util'
import { benchApi } from './api.ts'
import { benchEvents } from './events.ts'
import { benchLibrary } from './library.ts'
import { benchMedia } from './media.ts'
import { benchPlayable } from './playable.ts'
import { benchProgress } from './progress.ts'
import { benchScroll } from './scroll.ts'
import { benchSite } from './site.ts'
import { benchUpload } from './upload.ts'
import { benchWatch } from './watch.ts'
import { benchWeb } from './web.ts'

type Pressed = { seconds: number | undefined; rounds: number | undefined }
const BENCHES: Record<string, (pressed: Pressed) => Promise<object[]>> = {
  api: ({ seconds }) => benchApi(seconds),
  events: ({ seconds }) => benchEvents(seconds),
  library: () => benchLibrary(),
  media: ({ seconds }) => benchMedia(seconds),
  playable: () => benchPlayable(),
  progress: ({ seconds }) => benchProgress(seconds),
  scroll: () => benchScroll(),
  site: ({ seconds }) => benchSite(seconds),
  upload: ({ rounds }) => benchUpload(rounds),
  watch: ({ rounds }) => benchWatch(rounds),
  web: ({ rounds }) => benchWeb(rounds),
}

const { values, positionals } = parseArgs({
  options: { seconds: { type: 'string' }, rounds: { type: 'string' } },
  allowPositionals: true,
})
const [name = ''] = positionals
const bench = BENCHES[name]
const pressed = { seconds: countOf(values.seconds), rounds: countOf(values.rounds) }
if (!bench || Object.values(pressed).some(Number.isNaN)) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join(' | ')} [--seconds N] [--rounds N]`)
  process.exit(1)
}
const loadBefore = loadavg()[0]
const rows = await bench(pressed)
console.table(rows)
console.log(JSON.stringify({ bench: name, at: new Date().toISOString(), loadBefore, rows }))

function countOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined
  const count = Number(text)
  return count >= 1 ? count : Number.NaN
}
