import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pencil } from 'lucide-react'
import { useCallback } from 'react'
import { FollowButton } from '#web/features/accounts/follow-button.tsx'
import { meQuery } from '#web/features/accounts/queries.ts'
import { LikeButton } from '#web/features/playback/like-button.tsx'
import { myVideoQuery } from '#web/features/playback/my-video.ts'
import { reportReading } from '#web/features/playback/report-reading.ts'
import { ShareButton } from '#web/features/playback/share-button.tsx'
import { firstFrameShown } from '#web/lib/first-frame.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { formatter } from '#web/lib/locale.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { buttonClass } from '#web/ui/button.tsx'
import type { Video } from '../queries.ts'
import { VISIBILITY } from '../visibility.ts'
import { ArticleText } from './article-text.tsx'

const day = formatter((locale, timeZone) => new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone }))

/** An article to read: nothing beside the text but whose it is, and what its reader thinks of it. */
export default function ArticlePage({ video }: { video: Video }) {
  const { id, article, channel, publishedAt } = video
  const { data: me } = useQuery(meQuery)
  const { data: mine } = useQuery({ ...myVideoQuery(id), enabled: Boolean(me?.user) })
  const isOwn = me?.channels.some((each) => each.id === channel.id)
  const reading = useCallback((text: HTMLDivElement | null) => (text ? reportReading(text, id) : undefined), [id])
  const updated = article && publishedAt && isLater(article.publishedAt, publishedAt) ? article.publishedAt : null
  return (
    <article
      ref={firstFrameShown}
      className="mx-auto w-full max-w-[calc(72ch+2*var(--gutter))] px-gutter pt-8 pb-20 sm:pt-12"
    >
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
          <div className="flex min-w-0 items-center gap-4">
            <Link
              to="/channel/$handle"
              params={{ handle: channel.handle }}
              className="flex min-w-0 items-center gap-3 rounded-control"
            >
              <Avatar name={channel.name} src={channel.picture} size={40} />
              <span className="min-w-0">
                <span className={`block truncate text-14 font-semibold${channel.verified ? ' verified' : ''}`}>
                  {channel.name}
                </span>
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
            {!isOwn && <FollowButton channel={channel} me={me} level={mine?.following ?? null} videoId={id} />}
          </div>
          <div className="flex flex-wrap items-center gap-2">
            <LikeButton video={video} me={me} liked={mine?.liked ?? false} />
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
