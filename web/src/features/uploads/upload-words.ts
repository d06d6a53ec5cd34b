import { progressInWords } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { formatBytes, formatRate } from '#web/lib/format-bytes.ts'
import { timeLeft } from '#web/lib/format-duration.ts'
import { isMoving, type Upload, type UploadPhase } from './upload.ts'

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
export function trayInWords(list: readonly Upload[], videos: ReadonlyMap<string, Video>): string {
  const active = list.filter((upload) => isMoving(upload) || upload.phase.name === 'waiting')
  if (active.length > 0 && active.every(({ phase }) => phase.name === 'retrying')) return 'Interrupted, trying again'
  if (active.length > 0) {
    const left = totalLeftMs(active)
    const parts = [
      `Uploading ${count(active, 'file')}`,
      `${percentOf(active)}\u202f%`,
      left === null ? null : timeLeft(left),
    ]
    return parts.filter(Boolean).join(' · ')
  }
  const having = (...names: UploadPhase['name'][]) => list.filter(({ phase }) => names.includes(phase.name))
  const stuck = list.filter(needsSomebody)
  if (stuck.length > 0) return `${count(stuck, 'upload')} ${stuck.length === 1 ? 'needs' : 'need'} you`
  if (having('offline').length > 0) return 'Waiting for the network'
  if (having('paused').length > 0) return `${count(having('paused'), 'upload')} paused`
  const sent = having('sent')
  const working = sent.filter(({ videoId }) => !['ready', 'failed'].includes(videos.get(videoId ?? '')?.status ?? ''))
  if (working.length > 0) return `Processing ${count(working, 'video')}`
  const ready = sent.filter(({ videoId }) => videos.get(videoId ?? '')?.status === 'ready')
  if (ready.length > 0) return `${count(ready, 'video')} ready`
  if (having('failed').length > 0) return `${count(having('failed'), 'file')} not taken`
  if (having('cancelling').length > 0) return `${count(having('cancelling'), 'upload')} cancelled`
  return count(list, 'upload')
}

const count = (list: readonly unknown[], thing: string): string =>
  `${list.length} ${thing}${list.length === 1 ? '' : 's'}`

/** It goes on only when a person does something. */
const needsSomebody = ({ phase }: Upload): boolean =>
  phase.name === 'needsFile' || phase.name === 'doubt' || (phase.name === 'failed' && phase.retry)

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
