import { randomId } from '#web/lib/random-id.ts'
import { fileHandles } from './file-handles.ts'
import { createOtherTabs } from './other-tabs.ts'
import { putPart } from './put-part.ts'
import { isMoving } from './upload.ts'
import { uploadServer } from './upload-server.ts'
import { createUploads } from './uploads.ts'

let channelId: string | null = null

/** The uploads of this page. They go on wherever in the app somebody goes. */
export const uploads = createUploads({
  server: uploadServer,
  putPart,
  handles: fileHandles,
  tabs: createOtherTabs(),
  newKey: randomId,
  channelId: () => channelId,
  now: () => Date.now(),
  random: Math.random,
  online: () => navigator.onLine,
  whenOnline(callback) {
    addEventListener('online', callback)
    return () => removeEventListener('online', callback)
  },
})

/** New files go to this channel from now on. */
export function uploadTo(channel: string | null): void {
  channelId = channel
}

// A warning keeps the browser from caching the page: it is there only while bytes are on the line.
const warn = (event: BeforeUnloadEvent) => event.preventDefault()
let warning = false
uploads.subscribe(() => {
  const moving = uploads.list().some(isMoving)
  if (moving === warning) return
  warning = moving
  if (moving) addEventListener('beforeunload', warn)
  else removeEventListener('beforeunload', warn)
})

addEventListener('pagehide', () => uploads.leave())
