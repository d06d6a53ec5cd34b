import type { BigIntStats } from 'node:fs'
import { type FileHandle, open, stat } from 'node:fs/promises'
import { isMissing } from './errors.ts'

/** What reads a file needs of it; `close` gives it back. */
export type Reading = Pick<FileHandle, 'read' | 'close'>

type Opened<Head> = { file: FileHandle; found: BigIntStats; head: Head; users: number; usedAt: number; kept: boolean }

/** Held open beyond their use, at most. */
const MOST = 64
/** What was deleted meanwhile gives its room back that late. */
const IDLE_MS = 3000

/**
 * Files that were read a moment ago stay open for the next reader: parts of one file are mostly asked for one after the
 * other, and one that many watch by many. Opening one, asking what it is and closing it again took 40 % of a small answer.
 * @param describe what is known of a file as long as it is the same
 */
export function openedFiles<Head>(describe: (path: string, found: BigIntStats) => Promise<Head>) {
  const entries = new Map<string, Opened<Head>>()
  let timer: NodeJS.Timeout | null = null

  const closeIdle = (entry: Opened<Head>) => {
    if (!entry.kept && entry.users === 0) entry.file.close().catch(() => {}) // read only: nothing can be lost
  }

  function drop(path: string, entry: Opened<Head>) {
    if (entries.get(path) === entry) entries.delete(path)
    entry.kept = false
    closeIdle(entry)
  }

  function giveBack(entry: Opened<Head>) {
    entry.users--
    entry.usedAt = performance.now()
    closeIdle(entry)
  }

  function lend(entry: Opened<Head>): { head: Head; reading: Reading } {
    let lent = true
    const reading: Reading = {
      read: entry.file.read.bind(entry.file),
      close: async () => {
        if (lent) giveBack(entry)
        lent = false
      },
    }
    return { head: entry.head, reading }
  }

  function keep(path: string, entry: Opened<Head>) {
    const former = entries.get(path)
    if (former) drop(path, former)
    entries.set(path, entry)
    for (const [oldest, each] of entries) {
      if (entries.size <= MOST) break
      drop(oldest, each)
    }
    timer ??= setInterval(closeOld, IDLE_MS / 2).unref()
  }

  function closeOld() {
    const before = performance.now() - IDLE_MS
    for (const [path, entry] of entries) if (entry.users === 0 && entry.usedAt < before) drop(path, entry)
    if (entries.size > 0 || !timer) return
    clearInterval(timer)
    timer = null
  }

  /** The one that is open, when the path still leads to it: as long as it is, its number is no other file's. */
  async function stillOpen(path: string): Promise<Opened<Head> | 'gone' | null> {
    const entry = entries.get(path)
    if (!entry) return null
    entry.users++ // from now on, so that nobody closes it meanwhile
    const found = await stat(path, { bigint: true }).catch((error: unknown) => {
      giveBack(entry)
      if (isMissing(error)) return null
      throw error
    })
    if (found && found.ino === entry.found.ino && found.dev === entry.found.dev) {
      if (entries.delete(path)) entries.set(path, entry) // used last
      return entry
    }
    if (found) giveBack(entry)
    drop(path, entry)
    return found ? null : 'gone'
  }

  return {
    /** @returns null when no file has this path; `reading` must be closed */
    async open(path: string): Promise<{ head: Head; reading: Reading } | null> {
      const known = await stillOpen(path)
      if (known === 'gone') return null
      if (known) return lend(known)
      const file = await open(path, 'r').catch((error: unknown) => {
        if (isMissing(error)) return null
        throw error
      })
      if (!file) return null
      try {
        const found = await file.stat({ bigint: true })
        if (found.isFile()) {
          const head = await describe(path, found)
          const entry = { file, found, head, users: 1, usedAt: 0, kept: true }
          keep(path, entry)
          return lend(entry)
        }
      } catch (error) {
        await file.close()
        throw error
      }
      await file.close()
      return null
    },
    close() {
      for (const [path, entry] of entries) drop(path, entry)
      closeOld()
    },
  }
}
