/** Biome's program for this platform. Its wrapper package names builds for platforms that not every registry has, which `npm ci` refuses. */
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const program = join(import.meta.dirname, `../node_modules/@biomejs/cli-${process.platform}-${process.arch}/biome`)
const done = spawnSync(program, process.argv.slice(2), { stdio: 'inherit' })
if (done.error) console.error(`Biome does not run here: ${done.error.message}`)
process.exit(done.status ?? 1)
