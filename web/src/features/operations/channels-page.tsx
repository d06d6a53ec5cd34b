import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Search, TvMinimalPlay } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Input } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { ChannelsTable } from './channels-table.tsx'
import { DefaultQuota } from './default-quota.tsx'
import { allChannelsQuery, type ChannelInUse } from './queries.ts'
import { QuotaDialog } from './quota-dialog.tsx'

const page = getRouteApi('/studio/settings/channels')
const sorts = () => [
  { value: 'storage' as const, label: t('Most storage') },
  { value: 'newest' as const, label: t('Newest') },
]

/** What every channel of the installation holds and may hold, for its operator. */
export function ChannelsPage() {
  usePageTitle(t('Channels'))
  const { q = '', sort = 'storage' } = page.useSearch()
  const navigate = page.useNavigate()
  const list = useInfiniteQuery({
    ...allChannelsQuery(useDeferredValue(q.trim()), sort),
    placeholderData: keepPreviousData,
  })
  const [editing, setEditing] = useState<ChannelInUse | null>(null)
  const channels = list.data?.pages.flatMap(({ items }) => items)
  const change = (next: { q?: string; sort?: 'storage' | 'newest' }) =>
    navigate({
      search: (before) => {
        const { q: words = '', sort: order } = { ...before, ...next }
        return { ...(words && { q: words }), ...(order === 'newest' && { sort: order }) }
      },
      replace: true,
    })
  return (
    <div className="flex max-w-[1120px] flex-col gap-6">
      <DefaultQuota />
      <Card>
        <CardHeader
          title={t('Channels')}
          description={t('Deleted ones count until they are gone for good, after 30 days.')}
        />
        <div className="flex flex-wrap items-center gap-3 px-4 pb-4 sm:px-5">
          <span className="relative min-w-0 flex-1 basis-56">
            <Search
              size={16}
              className="pointer-events-none absolute top-1/2 start-3 -translate-y-1/2 text-faint"
              aria-hidden="true"
            />
            <Input
              type="search"
              aria-label={t('Find a channel')}
              placeholder={t('Name, handle or owner’s address')}
              className="pl-9 rtl:pr-9 rtl:pl-3"
              value={q}
              maxLength={100}
              dir="auto"
              onChange={(event) => change({ q: event.target.value })}
            />
          </span>
          {!q && (
            <Segmented label={t('Order')} value={sort} options={sorts()} onChange={(next) => change({ sort: next })} />
          )}
        </div>
        <div className="border-t">
          {!channels && list.error && (
            <ErrorState
              what={t('The channels')}
              problem={asProblem(list.error)}
              onRetry={() => list.refetch()}
              busy={list.isFetching}
            />
          )}
          {!channels && !list.error && (
            <Loading what={t('the channels')}>
              <Skeleton className="m-5 h-40" />
            </Loading>
          )}
          {channels?.length === 0 && (
            <EmptyState
              icon={<TvMinimalPlay size={22} />}
              title={q ? t('No channel is called that') : t('No channel holds anything yet')}
            >
              {q
                ? t('Names, handles and addresses of owners are looked through.')
                : t('Uploads of your people show up here.')}
            </EmptyState>
          )}
          {channels && channels.length > 0 && <ChannelsTable channels={channels} onEdit={setEditing} />}
        </div>
      </Card>
      <ShowMore of={list} />
      {editing && <QuotaDialog channel={editing} onClose={() => setEditing(null)} />}
    </div>
  )
}
