import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useCallback } from 'react'
import { reportReading } from '#web/features/playback/report-reading.ts'
import { ShareButton } from '#web/features/playback/share-button.tsx'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { formatter } from '#web/lib/locale.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { buttonClass } from '#web/ui/button.tsx'
import type { Video } from '../queries.ts'
import { VISIBILITY } from '../visibility.ts'
import { ArticleText } from './article-text.tsx'

const day = formatter((locale, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }))

/** An article to read: nothing beside the text but whose it is. */
export default function ArticlePage({ video }: { video: Video }) {
  const { id, article, publishedAt } = video
  const reading = useCallback((text: HTMLDivElement | null) => (text ? reportReading(text, id) : undefined), [id])
  const updated = article && publishedAt && isLater(article.publishedAt, publishedAt) ? article.publishedAt : null
  return (
    <article className="mx-auto w-full max-w-[calc(72ch+2*var(--gutter))] px-gutter pt-8 pb-20 sm:pt-12">
      <header>
        <p className="text-14 text-muted">
          {t('Article')}
          {article &&
            ` · ${t('{count, plural, one {# min read} other {# min read}}', { count: article.readingMinutes })}`}
          {video.visibility !== 'public' && ` · ${VISIBILITY[video.visibility].label}`}
        </p>
        <h1
          className="mt-2 text-with-page text-24/8 font-semibold tracking-tight text-balance wrap-anywhere sm:text-32/10"
          dir="auto"
        >
          {video.title}
        </h1>
        {video.description && (
          <p
            className="mt-3 text-with-page text-16/7 text-pretty whitespace-pre-line text-muted wrap-anywhere"
            dir="auto"
          >
            {video.description}
          </p>
        )}
        <div className="mt-6 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
          <Link
            to="/channel/$handle"
            params={{ handle: video.channel.handle }}
            className="flex min-w-0 items-center gap-3 rounded-control"
          >
            <Avatar name={video.channel.name} size={40} />
            <span className="min-w-0">
              <span className="block truncate text-14 font-semibold">{video.channel.name}</span>
              {publishedAt && (
                <span className="block text-13 text-muted">
                  <Day at={publishedAt} />
                  {updated && (
                    <>
                      {' · '}
                      {tx('updated {day}', { day: <Day at={updated} /> })}
                    </>
                  )}
                </span>
              )}
            </span>
          </Link>
          <div className="flex items-center gap-2">
            {video.can.edit && (
              <Link to="/studio/content/$videoId" params={{ videoId: video.id }} className={buttonClass('secondary')}>
                <Pencil size={16} aria-hidden="true" />
                {t('Edit')}
              </Link>
            )}
            <ShareButton video={video} positionS={() => 0} />
          </div>
        </div>
      </header>
      {video.thumbnail && (
        <img
          src={video.thumbnail.url}
          alt=""
          className="mt-8 aspect-video w-full rounded-card bg-sunken object-cover"
          style={
            video.thumbnail.placeholder ? { background: `center / cover url("${video.thumbnail.placeholder}")` } : {}
          }
        />
      )}
      {article ? (
        <div ref={reading}>
          <ArticleText html={article.html} className="mt-8" />
        </div>
      ) : (
        <p className="mt-8 text-16 text-muted">
          {t('Nothing of it is published yet. Its page in the studio has the draft.')}
        </p>
      )}
    </article>
  )
}

const Day = ({ at }: { at: string }) => <time dateTime={at}>{day().format(new Date(at))}</time>

const DAY_MS = 86_400_000
const isLater = (one: string, other: string) => Date.parse(one) - Date.parse(other) > DAY_MS
