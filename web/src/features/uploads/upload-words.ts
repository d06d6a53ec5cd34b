import { progressInWords } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { formatBytes, formatRate } from '#web/lib/format-bytes.ts'
import { timeLeft } from '#web/lib/format-duration.ts'
import { isMoving, type Upload } from './upload.ts'

/** Percent that is sent; 100 only when everything is. */
export const percentSent = ({ sentBytes, size }: Upload): number =>
  sentBytes >= size ? 100 : Math.min(99, Math.floor((sentBytes / size) * 100))

/** What is happening, in a line. `secondsToRetry` while it waits for the next try. */
export function stateInWords(upload: Upload, video: Video | undefined, secondsToRetry: number): string {
  const { phase } = upload
  const percent = `${percentSent(upload)}\u202f%`
  switch (phase.name) {
    case 'waiting':
      return upload.sentBytes > 0 ? `Waiting for its turn · ${percent} is here` : 'Waiting for its turn'
    case 'preparing':
      return 'Reading the file'
    case 'uploading': {
      const rate = upload.bytesPerSecond === null ? null : formatRate(upload.bytesPerSecond)
      const left = upload.leftMs === null ? null : timeLeft(upload.leftMs)
      return [percent, rate, left].filter(Boolean).join(' · ')
    }
    case 'paused':
      return `Paused at ${percent}`
    case 'offline':
      return `${percent} · No network. It goes on by itself`
    case 'retrying':
      return `${percent} · ${phase.reason}. Next try ${secondsToRetry > 0 ? `in ${secondsToRetry} s` : 'now'}`
    case 'finishing':
      return 'All sent · putting it together'
    case 'needsFile':
      return phase.note ?? `Interrupted · ${percent} of ${formatBytes(upload.size)} is here`
    case 'doubt':
      return 'Same length, beginning and end, but saved at another time. Is it a copy of the same recording?'
    case 'failed':
      return phase.reason
    case 'cancelling':
      return 'Cancelled'
    case 'sent':
      return sentInWords(video)
  }
}

function sentInWords(video: Video | undefined): string {
  if (!video || video.status === 'uploading') return 'Uploaded'
  if (video.status === 'ready') return video.problem?.message ?? 'Ready to watch'
  if (video.status === 'failed') return video.problem?.message ?? 'It could not be processed'
  return progressInWords(video)
}

/** The tray in one line: `Uploading 2 files · 45 % · about 2 min left`. */
export function trayInWords(list: readonly Upload[]): string {
  const moving = list.filter((upload) => isMoving(upload) || upload.phase.name === 'waiting')
  if (moving.length > 0) {
    const files = moving.length === 1 ? '1 file' : `${moving.length} files`
    const left = totalLeftMs(moving)
    return [`Uploading ${files}`, `${percentOf(moving)}\u202f%`, left === null ? null : timeLeft(left)]
      .filter(Boolean)
      .join(' · ')
  }
  const stuck = list.filter(({ phase }) => ['failed', 'needsFile', 'doubt'].includes(phase.name))
  if (stuck.length > 0) return stuck.length === 1 ? '1 upload needs you' : `${stuck.length} uploads need you`
  const offline = list.some(({ phase }) => phase.name === 'offline')
  if (offline) return 'Waiting for the network'
  if (list.some(({ phase }) => phase.name === 'paused')) return 'Uploads paused'
  return list.length === 1 ? '1 upload' : `${list.length} uploads`
}

export function percentOf(list: readonly Upload[]): number {
  const size = list.reduce((sum, upload) => sum + upload.size, 0)
  const sent = list.reduce((sum, upload) => sum + upload.sentBytes, 0)
  return size === 0 ? 0 : Math.floor((sent / size) * 100)
}

/** Files share one line: the rest of all of them at the speed of all of them. */
function totalLeftMs(list: readonly Upload[]): number | null {
  const rate = list.reduce((sum, upload) => sum + (upload.bytesPerSecond ?? 0), 0)
  const rest = list.reduce((sum, upload) => sum + upload.size - upload.sentBytes, 0)
  return rate < 1 ? null : (rest / rate) * 1000
}
