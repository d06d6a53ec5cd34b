import { createHash, randomUUID } from 'node:crypto'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join, resolve } from 'node:path'

type Env = Record<string, string | undefined>
const stateFolder = (env: Env) =>
  join(env.XDG_STATE_HOME || join(env.HOME || homedir(), '.local/state'), 'creator-studio/uploads')
export const keyFile = (env: Env) =>
  join(env.XDG_CONFIG_HOME || join(env.HOME || homedir(), '.config'), 'creator-studio/api-key')

const EDGE_BYTES = 64 * 1024

export type LocalFile = { path: string; size: number; mtimeMs: number; fingerprint: string }

/** Recognises the file: where it lies, size, time, and its first and last bytes. */
export async function lookAtFile(name: string): Promise<LocalFile> {
  const path = resolve(name)
  await using file = await open(path)
  const found = await file.stat()
  if (!found.isFile()) throw Object.assign(new Error('not a file'), { code: 'EISDIR' })
  const hash = createHash('sha256').update(`${path}\0${found.size}\0${found.mtimeMs}\0`)
  for (const position of [0, Math.max(0, found.size - EDGE_BYTES)]) {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(EDGE_BYTES), 0, EDGE_BYTES, position)
    hash.update(buffer.subarray(0, bytesRead))
  }
  return { path, size: found.size, mtimeMs: found.mtimeMs, fingerprint: hash.digest('hex') }
}

export async function isUnchanged(file: LocalFile): Promise<boolean> {
  const now = await stat(file.path).catch(() => null)
  return now?.size === file.size && now.mtimeMs === file.mtimeMs
}

export type Entry = {
  /** Sent with the request that begins the session: asked twice, it is one. */
  idempotencyKey: string
  uploadId: string | null
}

/** What an interrupted command has begun: one small file for each server, channel and file. */
export async function openJournal(env: Env, of: { server: string; channel: string | undefined; file: LocalFile }) {
  const folder = stateFolder(env)
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const name = createHash('sha256')
    .update(`${of.server}\0${of.channel ?? ''}\0${of.file.fingerprint}`)
    .digest('hex')
  const path = join(folder, `${name}.json`)
  let entry: Entry | null = null
  try {
    const read = JSON.parse(await readFile(path, 'utf8')) as Partial<Entry> // checked below
    if (typeof read.idempotencyKey === 'string')
      entry = { idempotencyKey: read.idempotencyKey, uploadId: read.uploadId ?? null }
  } catch {
    // None yet, or cut off by a loss of power: the upload begins anew.
  }
  const write = async (next: Entry) => {
    const spare = `${path}.${process.pid}`
    {
      await using file = await open(spare, 'w', 0o600)
      await file.writeFile(JSON.stringify({ ...next, path: of.file.path, server: of.server }))
      await file.sync()
    }
    await rename(spare, path)
    entry = next
  }
  return {
    entry: () => entry,
    async begin(): Promise<Entry> {
      const next = { idempotencyKey: randomUUID(), uploadId: null }
      await write(next)
      return next
    },
    note: write,
    forget: () => rm(path, { force: true }),
  }
}
