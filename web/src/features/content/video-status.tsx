import { CircleAlert, CircleCheck, CirclePause, FilePen, LoaderCircle, TriangleAlert, UploadCloud } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Badge } from '#web/ui/badge.tsx'
import { isUploadQuiet, percentDone, progressInWords } from './processing-words.ts'
import type { Video } from './queries.ts'

/** Where a video stands, in a word and a sign. What is as it should be stays quiet. */
export function VideoStatus({
  video,
  short = false,
}: {
  video: Pick<Video, 'status' | 'processing' | 'upload' | 'problem' | 'kind' | 'publishedAt'>
  /** where there is room for a word only */
  short?: boolean
}) {
  const percent = percentDone(video)
  const share = percent === null ? '' : ` ${Math.floor(percent)}\u202f%`
  if (video.status === 'failed') {
    return (
      <Badge tone="danger" icon={<CircleAlert size={13} />} title={video.problem?.message}>
        {t('Failed')}
      </Badge>
    )
  }
  if (isUploadQuiet(video)) {
    return (
      <Badge tone="warning" icon={<CirclePause size={13} />} title={t('Choose the same file again and it goes on.')}>
        {short ? t('Paused') : t('Upload paused')}
        {share}
      </Badge>
    )
  }
  if (video.status === 'uploading') {
    return (
      <Badge tone="accent" icon={<UploadCloud size={13} />}>
        {t('Uploading')}
        {share}
      </Badge>
    )
  }
  if (video.problem) {
    return (
      <Badge tone="warning" icon={<TriangleAlert size={13} />} title={video.problem.message}>
        {video.status === 'processing' ? t('Waiting') : problemInWords(video.problem.code)}
      </Badge>
    )
  }
  if (video.status === 'processing') {
    return (
      <Badge tone="accent" icon={<LoaderCircle size={13} className="animate-spin" />}>
        {t('Processing')}
        {share}
      </Badge>
    )
  }
  if (video.processing?.step === 'package') {
    return (
      <Badge
        tone="accent"
        icon={<LoaderCircle size={13} className="animate-spin" />}
        title={t('It can be watched already; the end is still being prepared.')}
      >
        {short ? t('Playable') : t('Playable, being prepared')}
        {share}
      </Badge>
    )
  }
  if (video.kind === 'article' && !video.publishedAt) return <Badge icon={<FilePen size={12} />}>{t('Draft')}</Badge>
  return (
    <span className="inline-flex items-center gap-1.5 text-13 whitespace-nowrap text-muted">
      <CircleCheck size={15} aria-hidden="true" className="shrink-0 text-success" />
      {t('Ready')}
      {video.processing && (
        <span className="figures text-faint" title={progressInWords(video)}>
          {short ? share && `·${share}` : `· ${t('more versions')}${share}`}
        </span>
      )}
    </span>
  )
}

/** What is wrong with a video that plays. */
function problemInWords(code: string): string {
  switch (code) {
    case 'media.truncated':
      return t('Plays in part')
    case 'media.sound_lost':
      return t('Sound missing')
    case 'media.out_of_space':
      return t('Waiting for room')
    default:
      return t('Versions missing')
  }
}
