import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'

const cache = join(import.meta.dirname, '../../.cache')
const DAY_MS = 86_400_000

/**
 * A folder that is costly to make and the same for every test: kept in `.cache` under its name and the state of its sources.
 * Several may make it at once, the first one counts; those of other states go after a day.
 * @param fill puts into an empty folder what belongs there
 */
export async function keptFolder(
  name: string,
  state: string,
  fill: (folder: string) => Promise<void>,
): Promise<string> {
  const folder = join(cache, `${name}-${state.slice(0, 16)}`)
  if (existsSync(folder)) return folder
  mkdirSync(cache, { recursive: true })
  for (const other of readdirSync(cache).filter((each) => each.startsWith(`${name}-`))) {
    const { mtimeMs } = statSync(join(cache, other), { throwIfNoEntry: false }) ?? { mtimeMs: Date.now() }
    if (Date.now() - mtimeMs > DAY_MS) rmSync(join(cache, other), { recursive: true, force: true })
  }
  const attempt = mkdtempSync(`${folder}-`)
  await fill(attempt)
  try {
    renameSync(attempt, folder)
  } catch (error) {
    if (!existsSync(folder)) throw error
    rmSync(attempt, { recursive: true, force: true }) // another was quicker
  }
  return folder
}
