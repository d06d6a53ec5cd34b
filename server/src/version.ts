import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Of the release, as package.json names it. */
export const VERSION = String(JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')).version)
