import { Link } from '@tanstack/react-router'
import { CircleAlert, type LucideIcon, UploadCloud } from 'lucide-react'
import type { ReactNode } from 'react'
import { isUploadQuiet, progressInWords } from '#web/features/content/processing-words.ts'
import type { Video } from '#web/features/content/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'

type Need = {
  video: Video
  icon: LucideIcon
  tone: string
  text: (title: ReactNode) => ReactNode
  detail: string
  action: string
}

/** What waits for a person, each with the one thing to do. Not there when nothing waits. */
export function NeedsYou({ videos }: { videos: Video[] }) {
  const needs = videos.flatMap((video) => needOf(video) ?? [])
  if (needs.length === 0) return null
  return (
    <Card aria-labelledby="needs-you">
      <h2 id="needs-you" className="px-4 pt-3.5 pb-2 text-14 font-semibold sm:px-5">
        {t('Needs you')}
      </h2>
      <ul className="border-t">
        {needs.map(({ video, icon: Icon, tone, text, detail, action }) => (
          <li
            key={video.id}
            className="grid grid-cols-[18px_1fr] items-center gap-3 border-b px-4 py-2.5 last:border-0 sm:grid-cols-[18px_1fr_auto] sm:px-5"
          >
            <Icon size={18} aria-hidden="true" className={cx('shrink-0', tone)} />
            <p className="min-w-0">
              <span className="block text-14 text-muted sm:truncate">
                {text(
                  <span className="font-medium text-ink" dir="auto">
                    {video.title}
                  </span>,
                )}
              </span>
              <span className="block text-13 text-pretty text-faint sm:truncate">{detail}</span>
            </p>
            <Link
              to="/studio/content/$videoId"
              params={{ videoId: video.id }}
              aria-label={t('{action}: {title}', { action, title: video.title })}
              className={`${buttonClass('secondary', 'sm')} col-start-2 justify-self-start sm:col-start-3`}
            >
              {action}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function needOf(video: Video): Need | null {
  if (video.status === 'failed') {
    return {
      video,
      icon: CircleAlert,
      tone: 'text-danger',
      text: (title) => tx('{title} could not be processed', { title }),
      detail: video.problem?.message || t('The file was kept; you can try again.'),
      action: t('Look into it'),
    }
  }
  if (isUploadQuiet(video)) {
    return {
      video,
      icon: UploadCloud,
      tone: 'text-warning',
      text: (title) => tx('{title} is half uploaded', { title }),
      detail: t('{progress}. Choose the same file again and it goes on.', { progress: progressInWords(video) }),
      action: t('Continue'),
    }
  }
  return null
}
