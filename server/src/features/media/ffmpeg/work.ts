import { randomBytes } from 'node:crypto'
import { constants } from 'node:fs'
import { chmod, chown, copyFile, link, lstat, mkdir, mkdtemp, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { type Box, JOB_GID, jobUid } from './containment.ts'
import { MediaFailure } from './failure.ts'
import type { MediaTools } from './tools.ts'

/**
 * The private place of one job, in two folders: `box.dir` belongs to the contained process, `out` to us alone.
 * What ffmpeg writes appears in the first and is used only after `take` moved it to the second.
 */
export type Work = {
  tools: MediaTools
  box: Box
  out: string
  /** Makes a stored file readable for the job. @returns the name to give to ffmpeg, relative to where it starts */
  bring(path: string): Promise<string>
  /**
   * Moves a file which ffmpeg has finished out of its reach.
   * @returns where it is and its size in bytes
   * @throws {MediaFailure} `failed` when there is none, or not an ordinary one
   */
  take(name: string): Promise<{ path: string; size: number }>
}

/**
 * Runs `use` with a work folder of its own and removes the folder afterwards, whatever happens.
 * @param root on the same disk as the object store, readable by the server only; whatever lies in it at a start is left over
 */
export async function withWork<T>(tools: MediaTools, root: string, use: (work: Work) => Promise<T>): Promise<T> {
  await mkdir(root, { recursive: true, mode: 0o700 })
  const home = await mkdtemp(join(root, 'job-'))
  try {
    return await use(await openWork(tools, home))
  } finally {
    await rm(home, { recursive: true, force: true })
  }
}

async function openWork(tools: MediaTools, home: string): Promise<Work> {
  const uid = tools.containment.user ? jobUid() : null
  const readOnly: string[] = []
  const box: Box = { dir: join(home, 'job'), uid, readOnly }
  const out = join(home, 'out')
  await mkdir(box.dir, { mode: 0o700 })
  await mkdir(out, { mode: 0o700 })
  if (uid !== null) await chown(box.dir, uid, JOB_GID)

  return {
    tools,
    box,
    out,
    async bring(path) {
      const name = `in-${randomBytes(6).toString('hex')}`
      const inside = join(box.dir, name)
      // A second name of the same file costs nothing, whatever its size. The process can reach the file by this name
      // only (the folders above the stored one are closed to it) and read it through the group; it cannot write to it.
      await link(path, inside).catch(async (error: NodeJS.ErrnoException) => {
        if (error.code !== 'EXDEV' && error.code !== 'EPERM') throw error
        await copyFile(path, inside, constants.COPYFILE_FICLONE)
      })
      if (uid !== null) {
        await chown(inside, (await stat(inside)).uid, JOB_GID)
        await chmod(inside, 0o640)
      }
      readOnly.push(name)
      return name
    },
    async take(name) {
      const path = join(out, name)
      await rename(join(box.dir, name), path).catch((error: NodeJS.ErrnoException) => {
        throw error.code === 'ENOENT' ? new MediaFailure('failed', `${name} was not written`) : error
      })
      // Looked at only here, where the job cannot exchange it any more: a taken-over ffmpeg may have left a link to
      // one of our files under the expected name.
      const found = await lstat(path)
      if (!found.isFile() || found.nlink !== 1) {
        await rm(path, { recursive: true, force: true })
        throw new MediaFailure('failed', `${name} is not an ordinary file`)
      }
      if (uid !== null) await chown(path, process.getuid?.() ?? 0, process.getgid?.() ?? 0)
      await chmod(path, 0o600)
      return { path, size: found.size }
    },
  }
}
