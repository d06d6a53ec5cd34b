import { CircleAlert, CircleCheck, LoaderCircle } from 'lucide-react'
import { formatBitrate, formatBytes } from '#web/lib/format-bytes.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { stepInWords } from './processing-words.ts'
import type { Video } from './queries.ts'

type Rendition = Video['renditions'][number]

/** The encodings viewers can get, and what is still being made. */
export function VideoVersions({ video }: { video: Video }) {
  if (video.renditions.length === 0) return null
  const still = video.status === 'ready' ? video.processing : null
  return (
    <Card>
      <CardHeader
        title="Versions"
        description={
          still ? `${stepInWords(still.step)}; viewers can watch meanwhile.` : 'Viewers get the one their line allows.'
        }
      />
      <ul className="border-t">
        {video.renditions.map((rendition) => (
          <Version key={rendition.id} rendition={rendition} />
        ))}
      </ul>
    </Card>
  )
}

function Version({ rendition }: { rendition: Rendition }) {
  const { status, percent } = rendition
  const name = rendition.height ? `${rendition.height}p` : 'Audio'
  const rate = rendition.fps && rendition.fps > 31 ? ` ${Math.round(rendition.fps)}` : ''
  return (
    <li className="flex items-center gap-3 border-b px-4 py-2.5 text-13 last:border-0 sm:px-5">
      {status === 'ready' && <CircleCheck size={16} aria-label="Ready" role="img" className="shrink-0 text-success" />}
      {status === 'failed' && <CircleAlert size={16} aria-label="Failed" role="img" className="shrink-0 text-danger" />}
      {status === 'processing' && (
        <LoaderCircle size={16} aria-label="In work" role="img" className="shrink-0 animate-spin text-accent" />
      )}
      <span className="figures w-16 shrink-0 font-medium" title={rendition.codecs ?? undefined}>
        {name}
        {rate}
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
          <Progress label={`${name} in work`} percent={percent} className="flex-1" />
          {percent !== null && `${Math.floor(percent)}\u202f%`}
        </span>
      )}
      {status === 'failed' && <span className="flex-1 text-danger">Could not be made</span>}
    </li>
  )
}
