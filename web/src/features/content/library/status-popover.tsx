import { RotateCw } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { useRetryVideo } from '../changes.ts'
import { percentDone, progressInWords } from '../processing-words.ts'
import { ReplaceFileButton } from '../replace-file-button.tsx'
import type { LibraryVideo } from './library-video.ts'

/** What is being made of a video, piece by piece; for a failed one why, and another try. */
export default function StatusPopover({ video }: { video: LibraryVideo }) {
  const retry = useRetryVideo()
  const words = progressInWords(video)
  return (
    <Popover label={t('Status of {title}', { title: video.title })}>
      <div className="flex flex-col gap-3 text-14">
        <p className={cx('text-pretty', video.status === 'failed' && 'text-danger')}>{words}</p>
        {video.status !== 'failed' && <Progress label={words} percent={percentDone(video)} />}
        {video.renditions.length > 0 && (
          <ul className="flex flex-col gap-1.5 border-t pt-3 text-13">
            {video.renditions.map((each) => (
              <li key={each.id} className="figures flex items-center justify-between gap-4">
                <span className="text-muted">
                  {each.medium === 'audio'
                    ? (each.label ?? t('Sound'))
                    : each.height
                      ? `${each.height}p`
                      : t('Picture')}
                </span>
                <span className={each.status === 'ready' ? 'text-success' : 'text-faint'}>{stateInWords(each)}</span>
              </li>
            ))}
          </ul>
        )}
        {video.can.retry && <ReplaceFileButton videoId={video.id} />}
        {video.can.retry && (
          <Button icon={<RotateCw size={16} />} busy={retry.isPending} onClick={() => retry.mutate(video.id)}>
            {t('Process again')}
          </Button>
        )}
      </div>
    </Popover>
  )
}

function stateInWords({ status, percent }: LibraryVideo['renditions'][number]): string {
  if (status === 'ready') return t('Ready')
  if (status === 'failed') return t('Failed')
  if (status === 'processing') return percent === null ? t('Being made') : `${Math.floor(percent)}\u202f%`
  return t('Waits')
}
