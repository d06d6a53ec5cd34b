import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { PartyPopper } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { progressInWords } from '#web/features/content/processing-words.ts'
import { ownVideoQuery } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'

/** Done: the link, and where to go from here. */
export function ShareFirst({ videoId }: { videoId: string }) {
  const { data: video } = useQuery(ownVideoQuery(videoId))
  const heading = useRef<HTMLHeadingElement>(null)
  // The button that led here is gone: focus goes on where reading does.
  useEffect(() => heading.current?.focus(), [])
  if (!video) return null
  const open = video.visibility !== 'private'
  return (
    <div className="flex flex-col items-center px-6 py-10 text-center">
      <span
        aria-hidden="true"
        className="mb-4 flex size-14 items-center justify-center rounded-full bg-success-soft text-success"
      >
        <PartyPopper size={26} strokeWidth={1.75} />
      </span>
      <h2 ref={heading} tabIndex={-1} className="text-20 wrap-anywhere">
        {open ? t('It is out') : t('It is saved')}
      </h2>
      <p className="mt-1 max-w-[46ch] text-14 text-pretty text-muted">
        {open
          ? video.status === 'ready'
            ? t('Send the link to somebody. Views are here a few seconds after they happened.')
            : t('Viewers see it as soon as it can be played. {progress}.', { progress: progressInWords(video) })
          : t('Only your team can watch it. Publish it whenever you want.')}
      </p>
      {open && (
        <div className="mt-5 w-full max-w-[480px] text-start">
          <CopyLine what={t('Link')} value={`${location.origin}/watch/${video.id}`} />
        </div>
      )}
      <div className="mt-6 flex flex-wrap justify-center gap-2">
        <Link to="/studio" className={buttonClass('primary', 'lg')}>
          {t('Go to your studio')}
        </Link>
        <Link to="/studio/content/$videoId" params={{ videoId: video.id }} className={buttonClass('secondary', 'lg')}>
          {t('Add a description')}
        </Link>
      </div>
    </div>
  )
}
