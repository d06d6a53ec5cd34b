import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BellOff, CheckCheck } from 'lucide-react'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useNow } from '#web/lib/now.ts'
import { Button } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { byDay } from './by-day.ts'
import { wordsOf } from './notice-words.tsx'
import { type Notice, noticesQuery, useReadNotices } from './queries.ts'

/** What happened, newest first, under its day. Opening a thing marks it as read. */
export function NoticesPanel({ close }: { close: () => void }) {
  const query = useInfiniteQuery(noticesQuery)
  const { data, error, refetch, isFetching, hasNextPage, fetchNextPage, isFetchingNextPage } = query
  const now = useNow(60_000)
  const read = useReadNotices()
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const newest = items[0]
  const unread = data?.pages[0]?.unread ?? 0
  return (
    <div className="flex max-h-[min(560px,calc(100dvh-96px))] flex-col">
      <div className="flex h-12 shrink-0 items-center justify-between gap-3 border-b ps-4 pe-2">
        <h2 className="text-14 font-semibold">{t('Notices')}</h2>
        {newest && unread > 0 && (
          <Button
            variant="quiet"
            size="sm"
            icon={<CheckCheck size={15} />}
            onClick={() => read({ until: newest.createdAt })}
          >
            {t('Mark all as read')}
          </Button>
        )}
      </div>
      <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain">
        {!data && !error && <Waiting />}
        {!data && error && (
          <ErrorState what={t('Your notices')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {data && items.length === 0 && (
          <EmptyState icon={<BellOff size={22} />} title={t('Nothing yet')}>
            {t('When a video is ready, something fails or somebody signs in anew, it stands here.')}
          </EmptyState>
        )}
        {byDay(items, now).map(({ day, items: ofDay }) => (
          <section key={day} aria-label={day}>
            <h3 className="sticky top-0 z-10 bg-raised px-4 pt-3 pb-1.5 text-12 font-medium text-faint">{day}</h3>
            <ul>
              {ofDay.map((notice) => (
                <Row
                  key={notice.id}
                  notice={notice}
                  onOpen={() => {
                    if (!notice.readAt) read({ ids: [notice.id] })
                    close()
                  }}
                  onRead={() => read({ ids: [notice.id] })}
                />
              ))}
            </ul>
          </section>
        ))}
        {hasNextPage && (
          <div className="flex justify-center p-3">
            <Button variant="quiet" size="sm" onClick={() => fetchNextPage()} busy={isFetchingNextPage}>
              {t('Show older')}
            </Button>
          </div>
        )}
      </div>
    </div>
  )
}

function Row({ notice, onOpen, onRead }: { notice: Notice; onOpen: () => void; onRead: () => void }) {
  const { icon: Icon, tone, text, detail, to } = wordsOf(notice)
  const content = (
    <>
      <Icon size={18} aria-hidden="true" className={cx('mt-px shrink-0', tone)} />
      <span className="min-w-0 flex-1">
        <span className="block text-14 text-pretty wrap-anywhere">{text}</span>
        {detail && <span className="block text-13 text-pretty wrap-anywhere text-muted">{detail}</span>}
        <span className="mt-0.5 block text-12 text-faint">
          <RelativeTime time={notice.createdAt} />
        </span>
      </span>
      {!notice.readAt && (
        <span role="img" aria-label={t('New')} className="mt-1.5 size-2 shrink-0 rounded-full bg-accent-fill" />
      )}
    </>
  )
  const look =
    'flex w-full gap-3 px-4 py-2.5 text-start transition-colors hover:bg-hover focus-visible:-outline-offset-2'
  if (to) {
    const [path = '', hash] = to.split('#')
    return (
      <li>
        <Link to={path} {...(hash && { hash })} onClick={onOpen} className={look}>
          {content}
        </Link>
      </li>
    )
  }
  return (
    <li>
      <button type="button" onClick={onRead} className={look}>
        {content}
      </button>
    </li>
  )
}

function Waiting() {
  return (
    <Loading what={t('your notices')}>
      {[0, 1, 2].map((row) => (
        <div key={row} className="flex gap-3 px-4 py-3">
          <Skeleton className="size-5 rounded-full!" />
          <div className="flex flex-1 flex-col gap-2">
            <Skeleton className="h-4 w-4/5" />
            <Skeleton className="h-3 w-20" />
          </div>
        </div>
      ))}
    </Loading>
  )
}
