/** `npm run bench -- NAME`: measures one thing on the program as `npm start` runs it, prints a table and a line of JSON. */
import { loadavg } from 'node:os'
import { benchApi } from './api.ts'
import { benchEvents } from './events.ts'
import { insertVideos, signUp, startProgram } from './program.ts'
import { benchUpload } from './upload.ts'

const BENCHES: Record<string, () => Promise<object[]>> = {
  api: () => benchApi(),
  upload: () => benchUpload(),
  async events() {
    const program = await startProgram()
    try {
      const { channelId } = await signUp(program.base)
      const [vodId = ''] = await insertVideos(program, channelId, 1)
      const { failure, ...result } = await benchEvents({ host: '127.0.0.1', port: program.port, vodId })
      if (failure) console.log(failure)
      return [{ name: 'POST /api/events, one event each', wanted: 5000, ...result }]
    } finally {
      await program.stop()
    }
  },
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
