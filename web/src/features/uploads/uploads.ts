import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { mediaType, refusal } from './accept-file.ts'
import type { FileHandles } from './file-handles.ts'
import { fingerprintOf, type SourceFile } from './fingerprint.ts'
import type { OtherTabs } from './other-tabs.ts'
import { continuedBy, likenessTo } from './recognise.ts'
import { createTransfer, type Transfer, type TransferPorts, UploadFailed } from './transfer.ts'
import { createTransferRate, remainingMs } from './transfer-rate.ts'
import {
  type ChosenFile,
  type Entry,
  isOrphan,
  newEntry,
  restoredEntry,
  type Upload,
  type UploadPhase,
} from './upload.ts'
import type { UploadSession } from './upload-server.ts'

export type UploadsPorts = TransferPorts & {
  handles: FileHandles
  tabs: OtherTabs
  newKey: () => string
  /** The channel that is being worked on. */
  channelId: () => string | null
}

const FILES_AT_ONCE = 2
const UNDO_MS = 10_000
const PROGRESS_MS = 500

export type Uploads = ReturnType<typeof createUploads>

/**
 * All uploads of this page: a queue of files, two at a time. It lives outside of React and survives navigation;
 * `subscribe` and `list` fit `useSyncExternalStore`.
 */
export function createUploads(ports: UploadsPorts) {
  let entries: Entry[] = []
  let list: readonly Upload[] = []
  const listeners = new Set<() => void>()
  let lastProgress = 0

  const publish = () => {
    list = entries.map((entry) => entry.upload)
    ports.tabs.claim(entries.filter((entry) => entry.running && entry.session).map((entry) => entry.session!.id))
    for (const listener of listeners) listener()
  }
  const change = (entry: Entry, part: Partial<Upload>) => {
    entry.upload = { ...entry.upload, ...part }
    publish()
  }
  const enter = (entry: Entry, phase: UploadPhase) => {
    const moving = phase.name === 'uploading'
    change(entry, moving ? { phase } : { phase, bytesPerSecond: null, leftMs: null })
  }
  const find = (key: string) => entries.find((entry) => entry.upload.key === key)
  const remove = (entry: Entry) => {
    entries = entries.filter((other) => other !== entry)
    publish()
  }

  return {
    list: () => list,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },

    /** Takes chosen, dropped or pasted files: unfinished uploads go on, others begin, refusals are shown with the reason. */
    async add(files: readonly ChosenFile[]): Promise<void> {
      for (const chosen of files) {
        const reason = refusal(chosen.file)
        if (reason)
          append(newEntry(ports.newKey(), chosen, ports.channelId(), { name: 'failed', reason, retry: false }))
        else await recognise(chosen)
      }
      pump()
    },

    /** Uploads that a closed page, another browser or a broken server left behind. Called when somebody signs in. */
    async restore(): Promise<void> {
      const [sessions, elsewhere] = await Promise.all([ports.server.unfinished(), ports.tabs.claimed()])
      for (const session of sessions) {
        if (session.status !== 'active' || elsewhere.has(session.id)) continue
        if (entries.some((entry) => entry.session?.id === session.id)) continue
        const remembered = await ports.handles.recall(session.id)
        const entry = append(restoredEntry(session, remembered))
        if (remembered?.allowed) void remembered.open().then((file) => file && offer(entry, { file }))
      }
    },

    /** Forgets everything, e.g. when another person signs in. Nothing is cancelled at the server. */
    clear(): void {
      for (const entry of entries) stop(entry)
      entries = []
      publish()
    },

    pause(key: string): void {
      const entry = find(key)
      if (!entry) return
      stop(entry)
      enter(entry, { name: 'paused' })
      pump()
    },

    /** Goes on after a pause or a failure, or at once instead of after the wait. */
    resume(key: string): void {
      const entry = find(key)
      if (!entry) return
      if (entry.running) entry.running.transfer.hurry()
      if (entry.running || !entry.upload.file) return
      enter(entry, { name: 'waiting' })
      pump()
    },

    /** Continues with the remembered file: the browser may ask for permission, so call it from a click. */
    async continueRemembered(key: string): Promise<void> {
      const entry = find(key)
      if (!entry?.handle) return
      const file = await ports.handles.open(entry.handle)
      if (file) return offer(entry, { file, handle: entry.handle })
      const note = t('The file is not where it was, or may not be read. Choose it again.')
      enter(entry, { name: 'needsFile', offer: 'choose', note })
    },

    /** A file chosen for this very upload. */
    async choose(key: string, chosen: ChosenFile): Promise<void> {
      const entry = find(key)
      if (entry) await offer(entry, chosen)
    },

    /** The person says that the copy is the same recording. */
    acceptCopy(key: string): void {
      const entry = find(key)
      if (!entry?.offered) return
      attach(entry, entry.offered)
      pump()
    },

    /** Stops at once; the server is told after ten seconds in which it can be taken back. */
    cancel(key: string): void {
      const entry = find(key)
      if (!entry || entry.cancelTimer) return
      stop(entry)
      const { phase } = entry.upload
      entry.before = phase
      entry.cancelTimer = setTimeout(() => void reallyCancel(entry), UNDO_MS)
      enter(entry, { name: 'cancelling', until: ports.now() + UNDO_MS })
      pump()
    },

    undoCancel(key: string): void {
      const entry = find(key)
      if (!entry?.cancelTimer) return
      clearTimeout(entry.cancelTimer)
      entry.cancelTimer = null
      enter(entry, entry.upload.file ? { name: 'waiting' } : entry.before)
      pump()
    },

    /** Takes a finished or refused line out of the tray. */
    dismiss(key: string): void {
      const entry = find(key)
      if (entry && !entry.running) remove(entry)
    },

    /** The page is being left: cancels that nobody took back are sent now. */
    leave(): void {
      for (const entry of entries) if (entry.cancelTimer) void reallyCancel(entry, true)
    },
  }

  function append(entry: Entry): Entry {
    entries = [...entries, entry]
    publish()
    return entry
  }

  /** Finds out whether a new file continues something. */
  async function recognise(chosen: ChosenFile): Promise<void> {
    // The same bytes may well be meant for another video.
    if (chosen.replaces) {
      append(newEntry(ports.newKey(), chosen, ports.channelId(), { name: 'waiting' }))
      return
    }
    const known = await continuedBy(chosen, entries)
    if (!known) {
      append(newEntry(ports.newKey(), chosen, ports.channelId(), { name: 'waiting' }))
      return
    }
    if (isOrphan(known)) await offer(known, chosen)
    else if (known.upload.phase.name === 'paused') enter(known, { name: 'waiting' })
  }

  /** Checks that the file is the one the upload began with before a byte of it is sent. */
  async function offer(entry: Entry, chosen: ChosenFile): Promise<void> {
    if (chosen.file.size === entry.upload.size) enter(entry, { name: 'preparing' })
    const likeness = await likenessTo(entry, chosen)
    if (typeof likeness === 'object') return enter(entry, { name: 'needsFile', offer: 'choose', note: likeness.note })
    if (likeness === 'copy') {
      entry.offered = chosen
      return enter(entry, { name: 'doubt' })
    }
    attach(entry, chosen)
    pump()
  }

  function attach(entry: Entry, { file, handle }: ChosenFile): void {
    entry.offered = null
    if (handle) entry.handle = handle
    entry.upload = { ...entry.upload, file }
    enter(entry, { name: 'waiting' })
  }

  function pump(): void {
    let free = FILES_AT_ONCE - entries.filter((entry) => entry.running).length
    for (const entry of entries) {
      if (free <= 0) return
      if (entry.upload.phase.name !== 'waiting' || entry.running) continue
      free--
      void run(entry)
    }
  }

  function stop(entry: Entry): void {
    if (!entry.running) return
    entry.running.stop.abort(new DOMException('Stopped', 'AbortError'))
    entry.running = null
    // Parts on the line are cut off and will be sent again: what is said to be there is what is kept.
    entry.upload = { ...entry.upload, sentBytes: entry.keptBytes }
  }

  async function run(entry: Entry): Promise<void> {
    const file = entry.upload.file
    if (!file) return
    const stopper = new AbortController()
    const rate = createTransferRate()
    const current = () => entry.running?.stop === stopper
    const transfer = createTransfer(ports, {
      file,
      signal: stopper.signal,
      onStep: (step) => {
        if (!current()) return
        rate.restart()
        enter(entry, step)
      },
      onProgress: (sent, kept) => {
        if (!current()) return
        entry.keptBytes = kept
        progressed(entry, sent, rate)
      },
    })
    entry.running = { stop: stopper, transfer }
    enter(entry, { name: 'preparing' })
    try {
      const session = entry.session ?? (await begin(entry, file, transfer, stopper.signal))
      if (!current()) return
      await transfer.send(session)
      if (!current()) return
      void ports.handles.forget(session.id)
      entry.running = null
      change(entry, { sentBytes: entry.upload.size })
      enter(entry, { name: 'sent' })
    } catch (thrown) {
      if (!current()) return
      entry.running = null
      failed(entry, thrown)
    }
    pump()
  }

  async function begin(
    entry: Entry,
    file: SourceFile,
    transfer: Transfer,
    signal: AbortSignal,
  ): Promise<UploadSession> {
    const fingerprint = await fingerprintOf(file).catch((cause: unknown) => {
      throw new UploadFailed('lostFile', t('The file cannot be read. Check that its disk is connected.'), cause)
    })
    signal.throwIfAborted()
    entry.fingerprint = fingerprint
    const type = mediaType(file) ?? file.type
    const { name: filename, size } = file
    const channel = entry.channelId ? { channelId: entry.channelId } : {}
    const replaces = entry.replaces ? { replaces: entry.replaces } : {}
    const session = await transfer.open(
      { filename, size, type, fingerprint, ...channel, ...replaces },
      entry.upload.key,
    )
    entry.session = session
    if (entry.handle) void ports.handles.remember(session.id, entry.handle)
    change(entry, { videoId: session.videoId })
    return session
  }

  function progressed(entry: Entry, sent: number, rate: ReturnType<typeof createTransferRate>): void {
    const now = ports.now()
    rate.observe(sent, now)
    const bytesPerSecond = rate.bytesPerSecond()
    const leftMs = remainingMs(entry.upload.size - sent, bytesPerSecond)
    entry.upload = { ...entry.upload, sentBytes: sent, bytesPerSecond, leftMs }
    if (now - lastProgress < PROGRESS_MS) return
    lastProgress = now
    publish()
  }

  function failed(entry: Entry, thrown: unknown): void {
    const kind = thrown instanceof UploadFailed ? thrown.kind : 'refused'
    const reason = thrown instanceof UploadFailed ? thrown.message : asProblem(thrown).message
    if (kind === 'lostFile') {
      change(entry, { file: null })
      enter(entry, { name: 'needsFile', offer: 'choose', note: reason })
      return
    }
    if (kind === 'gone') {
      // Trying again begins a new upload: the old one's parts are no more, and its key is used up.
      entry.session = null
      entry.keptBytes = 0
      change(entry, { key: ports.newKey(), videoId: null, sentBytes: 0 })
    }
    enter(entry, { name: 'failed', reason, retry: true })
  }

  async function reallyCancel(entry: Entry, leaving = false): Promise<void> {
    if (entry.cancelTimer) clearTimeout(entry.cancelTimer)
    entry.cancelTimer = null
    if (!entry.session) return remove(entry)
    const { id } = entry.session
    try {
      await ports.server.cancel(id, leaving)
    } catch (thrown) {
      const problem = asProblem(thrown)
      if (problem.status !== 404) {
        return enter(entry, {
          name: 'failed',
          reason: t('It could not be cancelled: {problem}.', { problem: problem.title }),
          retry: true,
        })
      }
    }
    void ports.handles.forget(id)
    remove(entry)
  }
}
