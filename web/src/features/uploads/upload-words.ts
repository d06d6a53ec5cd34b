import { progressInWords } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { formatBytes, formatRate } from '#web/lib/format-bytes.ts'
import { spokenDuration, timeLeft } from '#web/lib/format-duration.ts'
import { wholePercent } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { isMoving, type Upload, type UploadPhase } from './upload.ts'

/** Percent that is sent; 100 only when everything is. */
export const percentSent = ({ sentBytes, size }: Upload): number =>
  sentBytes >= size ? 100 : Math.min(99, Math.floor((sentBytes / size) * 100))

/** What is happening, in a line. `secondsToRetry` while it waits for the next try. */
export function stateInWords(upload: Upload, video: Video | undefined, secondsToRetry: number): string {
  const { phase } = upload
  const percent = wholePercent(percentSent(upload))
  switch (phase.name) {
    case 'waiting':
      return upload.sentBytes > 0
        ? t('Waiting for its turn · {percent} is here', { percent })
        : t('Waiting for its turn')
    case 'preparing':
      return t('Reading the file')
    case 'uploading': {
      const rate = upload.bytesPerSecond === null ? null : formatRate(upload.bytesPerSecond)
      const left = upload.leftMs === null ? null : timeLeft(upload.leftMs)
      return [percent, rate, left].filter(Boolean).join(' · ')
    }
    case 'paused':
      return t('Paused at {percent}', { percent })
    case 'offline':
      return t('{percent} · No network. It goes on by itself', { percent })
    case 'retrying':
      return secondsToRetry > 0
        ? t('{percent} · {reason}. Next try in {time}', {
            percent,
            reason: phase.reason,
            time: spokenDuration(secondsToRetry * 1000),
          })
        : t('{percent} · {reason}. Next try now', { percent, reason: phase.reason })
    case 'finishing':
      return t('All sent · putting it together')
    case 'needsFile':
      return phase.note ?? t('Interrupted · {percent} of {size} is here', { percent, size: formatBytes(upload.size) })
    case 'doubt':
      return t('Same length, beginning and end, but saved at another time. Is it a copy of the same recording?')
    case 'failed':
      return phase.reason
    case 'cancelling':
      return t('Cancelled')
    case 'sent':
      return sentInWords(video && isOf(upload, video) ? video : undefined)
  }
}

/** A failure that is told of a video whose file was replaced may be the one of the file before. */
const isOf = ({ replacement }: Upload, video: Video): boolean => !replacement || video.status !== 'failed'

function sentInWords(video: Video | undefined): string {
  if (!video || video.status === 'uploading') return t('Uploaded')
  if (video.status === 'ready') return video.problem?.message ?? t('Ready to watch')
  if (video.status === 'failed') return video.problem?.message ?? t('It could not be processed')
  return progressInWords(video)
}

/** The tray in one line: `Uploading 2 files · 45 % · about 2 min left`. */
export function trayInWords(list: readonly Upload[], videos: ReadonlyMap<string, Video>): string {
  const active = list.filter((upload) => isMoving(upload) || upload.phase.name === 'waiting')
  if (active.length > 0 && active.every(({ phase }) => phase.name === 'retrying')) return t('Interrupted, trying again')
  if (active.length > 0) {
    const left = totalLeftMs(active)
    const parts = [
      t('{count, plural, one {Uploading # file} other {Uploading # files}}', { count: active.length }),
      wholePercent(percentOf(active)),
      left === null ? null : timeLeft(left),
    ]
    return parts.filter(Boolean).join(' · ')
  }
  const having = (...names: UploadPhase['name'][]) => list.filter(({ phase }) => names.includes(phase.name))
  const stuck = list.filter(needsSomebody)
  if (stuck.length > 0)
    return t('{count, plural, one {# upload needs you} other {# uploads need you}}', { count: stuck.length })
  if (having('offline').length > 0) return t('Waiting for the network')
  const paused = having('paused').length
  if (paused > 0) return t('{count, plural, one {# upload paused} other {# uploads paused}}', { count: paused })
  const sent = having('sent')
  const working = sent.filter(({ videoId }) => !['ready', 'failed'].includes(videos.get(videoId ?? '')?.status ?? ''))
  if (working.length > 0)
    return t('{count, plural, one {Processing # video} other {Processing # videos}}', { count: working.length })
  const ready = sent.filter(({ videoId }) => videos.get(videoId ?? '')?.status === 'ready').length
  const failed = having('failed').length
  const broken = sent.filter(
    ({ videoId, replacement }) => !replacement && videos.get(videoId ?? '')?.status === 'failed',
  ).length
  // Closed, the tray shows this line alone: what went well does not hide what did not.
  if (ready + broken > 0)
    return [
      ready > 0 ? t('{count, plural, one {# video ready} other {# videos ready}}', { count: ready }) : null,
      broken + failed > 0 ? t('{count, plural, one {# failed} other {# failed}}', { count: broken + failed }) : null,
    ]
      .filter(Boolean)
      .join(' · ')
  if (failed > 0) return t('{count, plural, one {# file not taken} other {# files not taken}}', { count: failed })
  const cancelled = having('cancelling').length
  if (cancelled > 0)
    return t('{count, plural, one {# upload cancelled} other {# uploads cancelled}}', { count: cancelled })
  return t('{count, plural, one {# upload} other {# uploads}}', { count: list.length })
}

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
