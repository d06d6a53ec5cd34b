/** `npm run bench -- NAME`: measures one thing on the program as `npm start` runs it, prints a table and a line of JSON. */
import { loadavg } from 'node:os'
import { benchApi } from './api.ts'
import { benchEvents } from './events.ts'
import { benchLibrary } from './library.ts'
import { benchPlayable } from './playable.ts'
import { benchScroll } from './scroll.ts'
import { benchSite } from './site.ts'
import { benchUpload } from './upload.ts'
import { benchWeb } from './web.ts'

const BENCHES: Record<string, () => Promise<object[]>> = {
  api: () => benchApi(),
  events: () => benchEvents(),
  library: () => benchLibrary(),
  playable: () => benchPlayable(),
  scroll: () => benchScroll(),
  site: () => benchSite(),
  upload: () => benchUpload(),
  web: () => benchWeb(),
}

const name = process.argv[2] ?? ''
const bench = BENCHES[name]
if (!bench) {
  console.error(`npm run bench -- ${Object.keys(BENCHES).join(' | ')}`)
  process.exit(1)
}
const loadBefore = loadavg()[0]
const rows = await bench()
console.table(rows)
console.log(JSON.stringify({ bench: name, at: new Date().toISOString(), loadBefore, rows }))
