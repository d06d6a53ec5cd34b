import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Pencil, Search, TvMinimalPlay } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { Table, Td, Th, Tr } from '#web/ui/table.tsx'
import { allChannelsQuery, type ChannelInUse, defaultQuotaQuery } from './queries.ts'
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
          {channels && channels.length > 0 && <Channels channels={channels} onEdit={setEditing} />}
        </div>
      </Card>
      <ShowMore of={list} />
      {editing && <QuotaDialog channel={editing} onClose={() => setEditing(null)} />}
    </div>
  )
}

function DefaultQuota() {
  const { data, error, refetch, isFetching } = useQuery(defaultQuotaQuery)
  const [editing, setEditing] = useState(false)
  return (
    <Card>
      <CardHeader
        title={t('Limits of every channel')}
        description={t('As long as nothing else is set for one. What a channel holds already stays.')}
        actions={data && <Button onClick={() => setEditing(true)}>{t('Change')}</Button>}
      />
      <div className="border-t px-4 py-4 sm:px-5">
        {!data && error && (
          <ErrorState what={t('The limits')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {!data && !error && <Skeleton className="h-9" />}
        {data && (
          <dl className="flex flex-wrap gap-x-12 gap-y-3 text-14">
            <div>
              <dt className="text-13 text-muted">{t('Storage')}</dt>
              <dd className="figures font-medium">{limitInWords(data.inForce.storageBytes, formatBytes)}</dd>
            </div>
            <div>
              <dt className="text-13 text-muted">{t('Length of all videos')}</dt>
              <dd className="figures font-medium">{limitInWords(data.inForce.minutes, minutesInWords)}</dd>
            </div>
          </dl>
        )}
      </div>
      {editing && data && <QuotaDialog installation={data} onClose={() => setEditing(false)} />}
    </Card>
  )
}

const limitInWords = (limit: number | null, inWords: (value: number) => string): string =>
  limit === null ? t('No limit') : inWords(limit)

const minutesInWords = (minutes: number) => t('{count} min', { count: minutes })

type ListProps = { channels: readonly ChannelInUse[]; onEdit: (channel: ChannelInUse) => void }

function Channels({ channels, onEdit }: ListProps) {
  return (
    <Table label={t('Channels')}>
      <thead>
        <tr>
          <Th>{t('Channel')}</Th>
          <Th className="hidden lg:table-cell">{t('Owner')}</Th>
          <Th>{t('Storage')}</Th>
          <Th className="hidden sm:table-cell">{t('Length')}</Th>
          <Th className="w-12">
            <span className="sr-only">{t('Actions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <Tr key={channel.id}>
            <Td className="w-2/5 max-w-0 min-w-32">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="max-w-full truncate font-medium" dir="auto">
                  {channel.name}
                </span>
                {channel.deletedAt && <Badge tone="warning">{t('Deleted')}</Badge>}
              </p>
              <p className="truncate text-13 text-muted">
                <span dir="ltr">@{channel.handle}</span> ·{' '}
                {t('{count, plural, one {# video} other {# videos}}', { count: compact(channel.videos) })}
              </p>
            </Td>
            <Td className="hidden w-1/4 max-w-0 truncate lg:table-cell">
              <Owners owners={channel.owners} />
            </Td>
            <Td className="w-40">
              <Used
                label={t('Storage of {channel}', { channel: channel.name })}
                used={channel.usedBytes}
                limit={channel.quota.inForce.storageBytes}
                inWords={formatBytes}
              />
            </Td>
            <Td className="hidden w-40 sm:table-cell">
              <Used
                label={t('Length of {channel}', { channel: channel.name })}
                used={channel.usedMinutes}
                limit={channel.quota.inForce.minutes}
                inWords={minutesInWords}
              />
            </Td>
            <Td align="end">
              <IconButton
                label={t('Change the limits of {channel}', { channel: channel.name })}
                icon={<Pencil size={16} />}
                onClick={() => onEdit(channel)}
              />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Owners({ owners }: Pick<ChannelInUse, 'owners'>) {
  const [first, ...others] = owners
  if (!first) return <span className="text-faint">{t('Nobody')}</span>
  return (
    <>
      <span className="text-with-page block truncate" dir="auto">
        {others.length === 0
          ? first.name
          : tx('{name} <others>and {count, plural, one {# more} other {# more}}</others>', {
              name: first.name,
              count: others.length,
              others: (text) => <span className="text-muted">{text}</span>,
            })}
      </span>
      <span className="block truncate text-13 text-muted">{first.email}</span>
    </>
  )
}

type UsedProps = { label: string; used: number; limit: number | null; inWords: (value: number) => string }

function Used({ label, used, limit, inWords }: UsedProps) {
  const percent = limit === null ? null : limit === 0 ? 100 : Math.min(100, (used / limit) * 100)
  return (
    <>
      <p className="figures whitespace-nowrap">
        {limit === null
          ? inWords(used)
          : tx('{used} <whole>of {limit}</whole>', {
              used: inWords(used),
              limit: inWords(limit),
              whole: (text) => <span className="text-muted">{text}</span>,
            })}
      </p>
      {percent !== null && (
        <Progress label={label} percent={percent} tone={percent >= 90 ? 'danger' : 'accent'} className="mt-1" />
      )}
    </>
  )
}
