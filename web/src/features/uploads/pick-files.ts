import { t } from '#web/lib/i18n/t.ts'
import { ACCEPT, ENDINGS } from './accept-file.ts'
import { uploads } from './page-uploads.ts'
import type { ChosenFile } from './upload.ts'

type Picker = (options: {
  multiple: boolean
  types: { description: string; accept: Record<string, string[]> }[]
}) => Promise<FileSystemFileHandle[]>

/** Files for new uploads, or for unfinished ones that wait for theirs. */
export async function pickFiles(): Promise<void> {
  const chosen = await pick(true)
  if (chosen.length > 0) await uploads.add(chosen)
}

/** Another file for a video that is there already. */
export async function pickReplacement(videoId: string): Promise<boolean> {
  const [chosen] = await pick(false)
  if (chosen) await uploads.add([{ ...chosen, replaces: videoId }])
  return chosen !== undefined
}

/** The file of one unfinished upload. */
export async function pickFileFor(key: string): Promise<void> {
  const [chosen] = await pick(false)
  if (chosen) await uploads.choose(key, chosen)
}

/** With handles where the browser has them (secure pages of Chromium): they can be opened again after a reload. */
async function pick(multiple: boolean): Promise<ChosenFile[]> {
  const picker = (window as { showOpenFilePicker?: Picker }).showOpenFilePicker // Chromium only, not in the DOM's types
  // A driven browser can answer only the plain dialog; nobody sits before it to answer this one.
  if (!picker || navigator.webdriver) return pickWithInput(multiple)
  const types = [{ description: t('Video and audio'), accept: { 'video/*': ENDINGS } }]
  try {
    const handles = await picker.call(window, { multiple, types })
    return await Promise.all(handles.map(async (handle) => ({ file: await handle.getFile(), handle })))
  } catch (thrown) {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') return []
    // Refused inside frames and by some policies: the plain dialog works everywhere.
    return pickWithInput(multiple)
  }
}

function pickWithInput(multiple: boolean): Promise<ChosenFile[]> {
  return new Promise((resolve) => {
    const input = document.createElement('input')
    input.type = 'file'
    input.multiple = multiple
    input.accept = ACCEPT
    input.hidden = true
    const done = (files: File[]) => {
      input.remove()
      resolve(files.map((file) => ({ file })))
    }
    input.onchange = () => done([...(input.files ?? [])])
    input.oncancel = () => done([])
    // Outside of the page it may be cleared away while the person still looks for the file, and nothing would come of it.
    document.body.append(input)
    input.click()
  })
}

type Dropped = DataTransferItem & { getAsFileSystemHandle?: () => Promise<FileSystemHandle | null> }

/** Dropped or pasted files. Has to be called while the event is being handled: its data are gone afterwards. */
export function filesOf(transfer: DataTransfer): Promise<ChosenFile[]> {
  const files = [...transfer.items].filter((item) => item.kind === 'file')
  return Promise.all(files.map(chosenFile)).then((found) => found.filter((chosen) => chosen !== null))
}

function chosenFile(item: Dropped): Promise<ChosenFile | null> {
  const file = item.getAsFile()
  const handle = item.getAsFileSystemHandle?.().catch(() => null) ?? Promise.resolve(null)
  return handle.then((found) => {
    // A folder has no bytes of its own; it is left out.
    if (!file || found?.kind === 'directory') return null
    return { file, handle: found ? (found as FileSystemFileHandle) : undefined } // its kind is 'file'
  })
}
