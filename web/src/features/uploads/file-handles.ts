import type { SourceFile } from './fingerprint.ts'

export type RememberedFile = {
  handle: FileSystemFileHandle
  /** The browser lets us read it again without asking anybody. */
  allowed: boolean
  open: () => Promise<SourceFile | null>
}

/** Which file on this disk belongs to which upload, across reloads; browsers without file handles remember nothing. */
export type FileHandles = {
  remember: (uploadId: string, handle: FileSystemFileHandle) => Promise<void>
  recall: (uploadId: string) => Promise<RememberedFile | null>
  /** May ask for permission, so it has to come from a click. `null`: refused, moved or gone. */
  open: (handle: FileSystemFileHandle) => Promise<SourceFile | null>
  forget: (uploadId: string) => Promise<void>
}

/** Chromium's permission methods, which the DOM's types do not have yet. */
type Permitted = FileSystemFileHandle & {
  queryPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>
  requestPermission?: (wanted: { mode: 'read' }) => Promise<PermissionState>
}

const STORE = 'upload-files'

export const fileHandles: FileHandles = {
  async remember(uploadId, handle) {
    await request('readwrite', (store) => store.put(handle, uploadId)).catch(() => {})
  },
  async recall(uploadId) {
    const found = await request('readonly', (store) => store.get(uploadId)).catch(() => undefined)
    const handle = found as Permitted | undefined // only this module writes here
    if (!handle) return null
    const allowed = (await handle.queryPermission?.({ mode: 'read' }).catch(() => 'denied')) === 'granted'
    return { handle, allowed, open: () => fileHandles.open(handle) }
  },
  async open(handle: Permitted) {
    try {
      const permission = (await handle.requestPermission?.({ mode: 'read' })) ?? 'granted'
      return permission === 'granted' ? await handle.getFile() : null
    } catch {
      return null // moved, deleted, or not asked for by a click: the person chooses the file again
    }
  },
  async forget(uploadId) {
    await request('readwrite', (store) => store.delete(uploadId)).catch(() => {})
  },
}

/** Runs one request in a transaction of its own. Rejects where storage is switched off. */
async function request<T>(mode: IDBTransactionMode, run: (store: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await settled(openDatabase())
  try {
    return await settled(run(database.transaction(STORE, mode).objectStore(STORE)))
  } finally {
    database.close()
  }
}

function openDatabase(): IDBOpenDBRequest {
  const opening = indexedDB.open('studio-uploads', 1)
  opening.onupgradeneeded = () => opening.result.createObjectStore(STORE)
  return opening
}

const settled = <T>(wanted: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    wanted.onsuccess = () => resolve(wanted.result)
    wanted.onerror = () => reject(wanted.error)
  })
