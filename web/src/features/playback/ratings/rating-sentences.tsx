import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { Flag } from 'lucide-react'
import { Suspense, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button } from '#web/ui/button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { type RatingSentence, ratingsQuery } from './queries.ts'
import { Stars } from './stars.tsx'

const ReportDialog = lazyLater(() => import('../reports/report-dialog.tsx'))

/** What people wrote beside their stars, newest first; the channel's team can report a sentence. */
export function RatingSentences({ videoId }: { videoId: string }) {
  const queryClient = useQueryClient()
  const query = ratingsQuery(videoId)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useInfiniteQuery(query)
  const [reporting, setReporting] = useState<RatingSentence | null>(null)
  const pages = data?.pages ?? []
  const items = pages.flatMap((page) => page.items)
  if (items.length === 0) return null
  return (
    <>
      <ul className="flex flex-col gap-4">
        {items.map((each) => (
          <li key={each.id} className="flex gap-3">
            <Avatar name={each.by} size={32} />
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-2 text-13 text-muted">
                <span className="max-w-full truncate font-medium text-ink" dir="auto">
                  {each.by}
                </span>
                <Stars stars={each.stars} size={12} />
                <RelativeTime time={each.ratedAt} rough />
              </p>
              <p className="mt-0.5 max-w-[72ch] text-14 wrap-anywhere" dir="auto">
                {each.sentence}
              </p>
              {pages[0]?.can.report && (
                <Button
                  size="sm"
                  variant="quiet"
                  className="-ms-2 mt-1"
                  icon={<Flag size={14} />}
                  unavailable={each.reported ? t('You have reported it already') : null}
                  aria-label={t('Report the sentence of {name}', { name: each.by })}
                  onClick={() => setReporting(each)}
                >
                  {each.reported ? t('Reported') : t('Report')}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ul>
      {hasNextPage && (
        <Button size="sm" className="self-start" busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
          {t('Show more')}
        </Button>
      )}
      {reporting && (
        <Suspense>
          <ReportDialog
            videoId={videoId}
            ratingId={reporting.id}
            atMs={null}
            onClose={() => setReporting(null)}
            onReported={() => void queryClient.invalidateQueries({ queryKey: query.queryKey })}
          />
        </Suspense>
      )}
    </>
  )
}
