import { CircleAlert, CircleCheck, CircleDashed, LoaderCircle } from 'lucide-react'
import { formatBitrate, formatBytes } from '#web/lib/format-bytes.ts'
import { timeLeft } from '#web/lib/format-duration.ts'
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
      <CardHeader title="Versions" description={description(video)} />
      {video.status === 'ready' && processing && (
        <Progress
          label={processing.step === 'package' ? 'First version' : 'All versions'}
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
            {done.length === video.renditions.length ? 'All' : `${done.length} of ${video.renditions.length}`}
          </span>
          <span>{formatBytes(bytes)}</span>
        </p>
      )}
    </Card>
  )
}

function description({ status, processing, renditions }: Video): string {
  if (status !== 'ready') return 'The first one makes it playable.'
  if (!processing)
    return renditions.some((each) => each.status === 'failed')
      ? 'Viewers get the one their line allows; some could not be made.'
      : 'Viewers get the one their line allows.'
  const left = processing.etaMs === null ? null : timeLeft(processing.etaMs)
  const what = processing.step === 'package' ? 'First version' : 'All versions'
  return `Viewers can watch meanwhile; each joins when it is done.${left ? ` ${what}: ${left}.` : ''}`
}

const WORDS = {
  ready: { icon: CircleCheck, word: 'Ready', look: 'text-success' },
  processing: { icon: LoaderCircle, word: 'Being made', look: 'animate-spin text-accent' },
  waiting: { icon: CircleDashed, word: 'Waiting', look: 'text-faint' },
  failed: { icon: CircleAlert, word: 'Failed', look: 'text-danger' },
} as const

function Version({ rendition }: { rendition: Rendition }) {
  const { status, percent } = rendition
  const name = nameOf(rendition)
  const { icon: Icon, word, look } = WORDS[status]
  return (
    <li className="flex items-center gap-3 border-b px-4 py-2.5 text-13 last:border-0 sm:px-5">
      <Icon size={16} aria-label={word} role="img" className={`shrink-0 ${look}`} />
      <span className="figures w-20 shrink-0 truncate font-medium" title={rendition.codecs ?? undefined}>
        {name}
      </span>
      {status === 'ready' && (
        <span className="figures flex flex-1 justify-between gap-3 text-faint">
          <span>
            {rendition.kind === 'remux' ? 'As uploaded' : rendition.bitrate ? formatBitrate(rendition.bitrate) : ''}
          </span>
          <span>{rendition.sizeBytes > 0 && formatBytes(rendition.sizeBytes)}</span>
        </span>
      )}
      {status === 'processing' && (
        <span className="figures flex flex-1 items-center gap-3 text-faint">
          <Progress label={`${name}, being made`} percent={percent} className="flex-1" />
          {percent !== null && `${Math.floor(percent)}\u202f%`}
        </span>
      )}
      {status === 'waiting' && <span className="flex-1 text-faint">Waiting</span>}
      {status === 'failed' && <span className="flex-1 text-danger">Could not be made</span>}
    </li>
  )
}

/** `720p`, `1080p 60`, `720p AV1`, `Deutsch`. */
function nameOf({ id, medium, label, width, height, fps }: Rendition): string {
  if (medium === 'audio') return label ?? 'Sound'
  const lines = width && height ? `${Math.min(width, height)}p` : 'Original'
  const codec = id.endsWith('-hevc') ? ' HEVC' : id.endsWith('-av1') ? ' AV1' : ''
  return `${lines}${fps && fps > 31 ? ` ${Math.round(fps)}` : ''}${codec}`
}
