import { existsSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { arch, tmpdir } from 'node:os'
import { join } from 'node:path'

/** The time of day as the program sees it, engines included; the monotonic clock goes on as ever. */
export type FakedClock = { env: Record<string, string>; jumpTo(offsetS: number): void; remove(): void }

/** By libfaketime (Debian: apt install libfaketime). @returns null where it is not installed */
export function openClock(): FakedClock | null {
  const machine = arch() === 'arm64' ? 'aarch64-linux-gnu' : 'x86_64-linux-gnu'
  const library = `/usr/lib/${machine}/faketime/libfaketimeMT.so.1`
  if (!existsSync(library)) return null
  const folder = mkdtempSync(join(tmpdir(), 'studio-clock-'))
  const file = join(folder, 'offset')
  const jumpTo = (offsetS: number) => {
    writeFileSync(`${file}.new`, `${offsetS < 0 ? '' : '+'}${offsetS}\n`)
    renameSync(`${file}.new`, file) // whoever reads it now reads the old or the new one
  }
  jumpTo(0)
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: file,
      FAKETIME_CACHE_DURATION: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
      NO_FAKE_STAT: '1',
    },
    jumpTo,
    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
