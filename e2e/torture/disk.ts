import { execFileSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statfsSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A disk of its own for the data folder, which can run full without harm to anybody else. */
export type Disk = {
  folder: string
  /** Not a byte is left. */
  fill(): void
  /** As much as before is left again. */
  relieve(): void
  remove(): void
}

/** @param bytes of the disk; the file behind it is sparse @returns null where nobody may mount (only root may) */
export function openDisk(bytes: number): Disk | null {
  const home = mkdtempSync(join(tmpdir(), 'studio-disk-'))
  chmodSync(home, 0o711) // the engines run as their own users
  const image = join(home, 'image')
  const mounted = join(home, 'disk')
  const folder = join(mounted, 'data')
  try {
    writeFileSync(image, '')
    truncateSync(image, bytes)
    execFileSync('mkfs.ext4', ['-q', '-m', '0', image])
    mkdirSync(mounted)
    execFileSync('mount', ['-o', 'loop', image, mounted], { stdio: 'ignore' })
    mkdirSync(folder)
  } catch {
    rmSync(home, { recursive: true, force: true })
    return null
  }
  const ballast = join(mounted, 'ballast')
  return {
    folder,
    fill() {
      for (let step = 2 ** 30; step >= 4096; ) {
        const { bavail, bsize } = statfsSync(mounted)
        const left = bavail * bsize
        if (left < 4096) return
        const [offset, length] = [String(sizeOf(ballast)), String(Math.min(step, left))]
        try {
          execFileSync('fallocate', ['-o', offset, '-l', length, ballast], { stdio: 'ignore' })
        } catch {
          step /= 4 // the bookkeeping of the file system wants some of it
        }
      }
    },
    relieve: () => rmSync(ballast, { force: true }),
    remove() {
      execFileSync('umount', ['--lazy', mounted])
      rmSync(home, { recursive: true, force: true })
    },
  }
}

const sizeOf = (path: string) => statSync(path, { throwIfNoEntry: false })?.size ?? 0
