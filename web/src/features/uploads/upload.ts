import type { RememberedFile } from './file-handles.ts'
import type { SourceFile } from './fingerprint.ts'
import type { Transfer, TransferStep } from './transfer.ts'
import { storedBytes } from './upload-parts.ts'
import type { UploadSession } from './upload-server.ts'

export type UploadPhase =
  | TransferStep
  | { name: 'waiting' }
  | { name: 'preparing' }
  | { name: 'paused' }
  /** The server has a part of it and this page has no file: `offer` is how to go on. */
  | { name: 'needsFile'; offer: 'continue' | 'choose'; note: string | null }
  /** The chosen file looks like a copy of the one the upload began with; a person decides. */
  | { name: 'doubt' }
  /** All bytes are there; the server works on the video. */
  | { name: 'sent' }
  | { name: 'failed'; reason: string; retry: boolean }
  /** Until `until` (ms of the clock) it can be taken back; then the server is told. */
  | { name: 'cancelling'; until: number }

/** One line of the tray. A new object on every change. */
export type Upload = {
  key: string
  filename: string
  size: number
  videoId: string | null
  sentBytes: number
  bytesPerSecond: number | null
  leftMs: number | null
  phase: UploadPhase
  /** The file itself while this page has it, for a preview. */
  file: SourceFile | null
  /** It takes the place of the file of a video that was there before. */
  replacement: boolean
}

export type ChosenFile = {
  file: SourceFile
  handle?: FileSystemFileHandle | undefined
  /** The video whose file it takes the place of. */
  replaces?: string | undefined
}

/** Behind one line: what is not shown. */
export type Entry = {
  upload: Upload
  session: UploadSession | null
  /** Where it was going when it was chosen, whichever channel is looked at later. */
  channelId: string | null
  replaces: string | null
  fingerprint: string | null
  /** Bytes that need not be sent again, whatever happens now. */
  keptBytes: number
  handle: FileSystemFileHandle | null
  /** Another file that was offered for this upload, while a person decides. */
  offered: ChosenFile | null
  running: { stop: AbortController; transfer: Transfer } | null
  /** What to go back to when a cancel is taken back. */
  before: UploadPhase
  cancelTimer: ReturnType<typeof setTimeout> | null
}

export function newEntry(key: string, chosen: ChosenFile, channelId: string | null, phase: UploadPhase): Entry {
  const { file, handle } = chosen
  const { name: filename, size } = file
  const upload = {
    ...QUIET,
    key,
    filename,
    size,
    videoId: null,
    sentBytes: 0,
    phase,
    file,
    replacement: chosen.replaces !== undefined,
  }
  return { ...FRESH, upload, channelId, replaces: chosen.replaces ?? null, handle: handle ?? null, before: phase }
}

/** An upload of which the server has a part and this page no file. */
export function restoredEntry(session: UploadSession, remembered: RememberedFile | null): Entry {
  const { id, filename, size, videoId, fingerprint } = session
  const phase: UploadPhase = { name: 'needsFile', offer: remembered ? 'continue' : 'choose', note: null }
  const sentBytes = storedBytes(size, session.partSize, session.parts)
  const upload = { ...QUIET, key: id, filename, size, videoId, sentBytes, phase, file: null }
  return {
    ...FRESH,
    upload,
    session,
    fingerprint,
    keptBytes: sentBytes,
    handle: remembered?.handle ?? null,
    before: phase,
  }
}

const QUIET = { bytesPerSecond: null, leftMs: null, replacement: false }
const FRESH = {
  session: null,
  channelId: null,
  replaces: null,
  fingerprint: null,
  keptBytes: 0,
  handle: null,
  offered: null,
  running: null,
  cancelTimer: null,
}

/** It waits for its file. */
export const isOrphan = (entry: Entry): boolean =>
  entry.upload.phase.name === 'needsFile' || entry.upload.phase.name === 'doubt'

/** Still on its way to the server. */
export const isOpen = (phase: UploadPhase): boolean => !['sent', 'failed', 'cancelling'].includes(phase.name)

/** Bytes are on the line, and closing the page would interrupt them. */
export const isMoving = (upload: Upload): boolean =>
  ['preparing', 'uploading', 'retrying', 'finishing'].includes(upload.phase.name)
