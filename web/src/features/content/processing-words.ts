import { formatBytes } from '#web/lib/format-bytes.ts'
import { spokenDuration, timeLeft } from '#web/lib/format-duration.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import type { Video } from './queries.ts'

const STEPS: Record<string, string> = {
  waiting: 'Waiting for its turn',
  probe: 'Reading the file',
  package: 'Making it playable',
  encode: 'Making more versions',
  thumbnail: 'Taking pictures',
  checksum: 'Checking every byte',
}

/** The present step as people would say it. */
const stepInWords = (step: string): string => STEPS[step] ?? 'Processing'

type Working = Pick<Video, 'status' | 'processing' | 'upload' | 'problem'>

/** Its client has asked for nothing for ten minutes: the upload waits for its person. */
export const isUploadQuiet = ({ status, upload }: Pick<Video, 'status' | 'upload'>): boolean =>
  status === 'uploading' && Date.now() - Date.parse(upload?.activeAt ?? '') > 10 * 60_000

/** How far a video is that is not ready, in percent; `null` when nobody can say. */
export function percentDone({ status, processing, upload }: Working): number | null {
  if (status === 'uploading')
    return upload && upload.sizeBytes > 0 ? (upload.receivedBytes / upload.sizeBytes) * 100 : null
  return processing?.percent ?? null
}

/** `Making it playable · about 2 min left`, or `1.2 GB of 3.4 GB here`. */
export function progressInWords({ status, processing, upload, problem }: Working): string {
  if (status === 'uploading') {
    return upload ? `${formatBytes(upload.receivedBytes)} of ${formatBytes(upload.sizeBytes)} here` : 'Upload not begun'
  }
  if (problem) return problem.message
  if (!processing) return 'Waiting for its turn'
  if (processing.queue) return placeInWords(processing.queue)
  const step = stepInWords(processing.step)
  return processing.etaMs === null ? step : `${step} · ${timeLeft(processing.etaMs)}`
}

/** `Waiting for its turn · 3 before it, begins in about 12 min`. */
function placeInWords({ ahead, startsInMs }: NonNullable<NonNullable<Video['processing']>['queue']>): string {
  const begins = startsInMs !== null && startsInMs > 90_000 ? `begins in about ${spokenDuration(startsInMs)}` : null
  const facts = [ahead > 0 ? `${exactNumber(ahead)} before it` : null, begins].filter(Boolean)
  return ['Waiting for its turn', facts.join(', ')].filter(Boolean).join(' · ')
}
