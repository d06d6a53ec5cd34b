import { constants } from 'node:fs'
import { copyFile, mkdir, open, rename, rm, stat, unlink } from 'node:fs/promises'
import { dirname } from 'node:path'
import { isMissing, isOtherDisk } from './errors.ts'

/** Makes the names in a folder durable: a renamed file is otherwise safe under neither name. */
export async function syncFolder(path: string): Promise<void> {
  await using folder = await open(path, 'r')
  await folder.sync()
}

export async function syncFile(path: string): Promise<void> {
  await using file = await open(path, 'r')
  await file.sync()
}

/** Makes a folder and those above it, and makes their names durable. */
export async function makeFolder(path: string): Promise<void> {
  const first = await mkdir(path, { recursive: true })
  if (!first) return
  for (let made = path; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made))
}

/** Moves a durable file to its place, durably; on another disk through a copy at `spare`, which is on the disk of `to`. */
export async function moveFile(from: string, to: string, spare: string): Promise<void> {
  try {
    await renameIntoFolder(from, to)
  } catch (error) {
    if (!isOtherDisk(error)) throw error
    try {
      await copyFile(from, spare, constants.COPYFILE_FICLONE)
      await syncFile(spare)
      await renameIntoFolder(spare, to)
    } catch (cause) {
      await rm(spare, { force: true })
      throw cause
    }
    await unlink(from)
  }
}

/** A `delete` in the same moment may take an empty folder away between our making it and using it: then once more. */
async function renameIntoFolder(from: string, to: string) {
  for (let attempt = 1; ; attempt++) {
    await makeFolder(dirname(to))
    try {
      await rename(from, to)
      return await syncFolder(dirname(to))
    } catch (error) {
      if (!isMissing(error) || attempt === 5 || !(await exists(from))) throw error
    }
  }
}

export const exists = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    (error) => {
      if (isMissing(error)) return false
      throw error
    },
  )
