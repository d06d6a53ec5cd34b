import { formatBytes } from '#web/lib/format-bytes.ts'
import { spokenDuration, timeLeft } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { Video } from './queries.ts'

/** The present step as people would say it. */
function stepInWords(step: string): string {
  switch (step) {
    case 'waiting':
      return t('Waiting for its turn')
    case 'probe':
      return t('Reading the file')
    case 'package':
      return t('Making it playable')
    case 'encode':
      return t('Making more versions')
    case 'thumbnail':
      return t('Taking pictures')
    case 'checksum':
      return t('Checking every byte')
    default:
      return t('Processing')
  }
}

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
    return upload
      ? t('{received} of {size} here', {
          received: formatBytes(upload.receivedBytes),
          size: formatBytes(upload.sizeBytes),
        })
      : t('Upload not begun')
  }
  if (problem) return problem.message
  if (!processing) return t('Waiting for its turn')
  if (processing.queue) return placeInWords(processing.queue)
  const step = stepInWords(processing.step)
  return processing.etaMs === null ? step : `${step} · ${timeLeft(processing.etaMs)}`
}

/** `Waiting for its turn · 3 before it, begins in about 12 min`. */
function placeInWords({ ahead, startsInMs }: NonNullable<NonNullable<Video['processing']>['queue']>): string {
  const time = startsInMs !== null && startsInMs > 90_000 ? spokenDuration(startsInMs) : null
  const count = ahead
  if (count > 0 && time)
    return t('Waiting for its turn · {count, plural, one {# before it} other {# before it}}, begins in about {time}', {
      count,
      time,
    })
  if (time) return t('Waiting for its turn · begins in about {time}', { time })
  if (count > 0) return t('Waiting for its turn · {count, plural, one {# before it} other {# before it}}', { count })
  return t('Waiting for its turn')
}
