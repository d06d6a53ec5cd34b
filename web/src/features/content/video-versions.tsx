import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react'
import { formatBitrate, formatBytes } from '#web/lib/format-bytes.ts'
import { timeLeft } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Progress } from '#web/ui/progress.tsx'
import type { Video } from './queries.ts'

type Rendition = Video['renditions'][number]

/** The encodings viewers can get, and what is still being made. */
export function VideoVersions({ video }: { video: Video }) {
  if (video.renditions.length === 0) return null
  const { processing } = video
  const done = video.renditions.filter((each) => each.status === 'ready')
  const bytes = done.reduce((sum, each) => sum + each.sizeBytes, 0)
  return (
    <Card>
      <CardHeader title={t('Versions')} description={description(video)} />
      {video.status === 'ready' && processing && (
        <Progress
          label={processing.step === 'package' ? t('First version') : t('All versions')}
          percent={processing.percent}
          className="mx-4 mb-3 sm:mx-5"
        />
      )}
      <ul className="border-t">
        {video.renditions.map((rendition) => (
          <Version key={rendition.id} rendition={rendition} />
        ))}
      </ul>
      {done.length > 1 && (
        <p className="figures flex justify-between border-t px-4 py-2.5 text-13 text-faint sm:px-5">
          <span>
            {done.length === video.renditions.length
              ? t('All')
              : t('{done} of {all}', { done: done.length, all: video.renditions.length })}
          </span>
          <span>{formatBytes(bytes)}</span>
        </p>
      )}
    </Card>
  )
}

function description({ status, processing, renditions }: Video): string {
  if (status !== 'ready') return t('The first one makes it playable.')
  if (!processing)
    return renditions.some((each) => each.status === 'failed')
      ? t('Viewers get the one their line allows; some could not be made.')
      : t('Viewers get the one their line allows.')
  if (processing.etaMs === null) return t('Viewers can watch meanwhile; each joins when it is done.')
  const left = timeLeft(processing.etaMs)
  return processing.step === 'package'
    ? t('Viewers can watch meanwhile; each joins when it is done. First version: {left}.', { left })
    : t('Viewers can watch meanwhile; each joins when it is done. All versions: {left}.', { left })
}

const LOOKS = {
  ready: { icon: CircleCheck, look: 'text-success' },
  processing: { icon: LoaderCircle, look: 'animate-spin text-accent' },
  waiting: { icon: CircleDashed, look: 'text-faint' },
  failed: { icon: CircleAlert, look: 'text-danger' },
} as const

function inWords(status: keyof typeof LOOKS): string {
  if (status === 'ready') return t('Ready')
  if (status === 'processing') return t('Being made')
  return status === 'waiting' ? t('Waiting') : t('Failed')
}

function Version({ rendition }: { rendition: Rendition }) {
  const { status, percent } = rendition
  const name = nameOf(rendition)
  const { icon: Icon, look } = LOOKS[status]
  return (
    <li className="flex items-center gap-3 border-b px-4 py-2.5 text-13 last:border-0 sm:px-5">
      <Icon size={16} aria-label={inWords(status)} role="img" className={`shrink-0 ${look}`} />
      <span className="figures w-20 shrink-0 truncate font-medium" title={rendition.codecs ?? undefined}>
        {name}
      </span>
      {status === 'ready' && (
        <span className="figures flex flex-1 justify-between gap-3 text-faint">
          <span>
            {rendition.kind === 'remux' ? t('As uploaded') : rendition.bitrate ? formatBitrate(rendition.bitrate) : ''}
          </span>
          <span>{rendition.sizeBytes > 0 && formatBytes(rendition.sizeBytes)}</span>
        </span>
      )}
      {status === 'processing' && (
        <span className="figures flex flex-1 items-center gap-3 text-faint">
          <Progress label={t('{name}, being made', { name })} percent={percent} className="flex-1" />
          {percent !== null && `${Math.floor(percent)}\u202f%`}
        </span>
      )}
      {status === 'waiting' && <span className="flex-1 text-faint">{t('Waiting')}</span>}
      {status === 'failed' && <span className="flex-1 text-danger">{t('Could not be made')}</span>}
    </li>
  )
}

/** `720p`, `1080p 60`, `720p AV1`, `Deutsch`. */
function nameOf({ id, medium, label, width, height, fps }: Rendition): string {
  if (medium === 'audio') return label ?? t('Sound')
  const lines = width && height ? `${Math.min(width, height)}p` : t('Original')
  const codec = id.endsWith('-hevc') ? ' HEVC' : id.endsWith('-av1') ? ' AV1' : ''
  return `${lines}${fps && fps > 31 ? ` ${Math.round(fps)}` : ''}${codec}`
}
