import { LayoutGrid, Rows3, Search } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { stored } from '#web/lib/stored.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { PillSelect } from '#web/ui/pill-select.tsx'
import type { ChannelList } from '../queries.ts'

/** `list`, or nothing for the grid; the same on all channels. */
export const listView = stored('studio.channel-view')

const sorts = () =>
  [
    ['trending', t('Trending first')],
    ['views', t('Most watched first')],
  ] as const
const dates = () =>
  [
    ['week', t('Last week')],
    ['month', t('Last month')],
    ['year', t('Last year')],
  ] as const

type Props = { list: ChannelList; onList: (list: ChannelList) => void }

export function ChannelFilters({ list, onList }: Props) {
  const isList = listView.use() === 'list'
  return (
    <div className="mb-6 flex flex-wrap items-center gap-2">
      <PillSelect
        label={t('Order')}
        value={list.sort ?? ''}
        all={t('Newest first')}
        options={sorts()}
        onChange={(sort) => onList({ ...list, sort })}
      />
      <PillSelect
        label={t('Published')}
        value={list.date ?? ''}
        all={t('Any time')}
        options={dates()}
        onChange={(date) => onList({ ...list, date })}
      />
      <SearchWithin q={list.q ?? ''} onSearch={(q) => onList({ ...list, q: q || undefined })} />
      <span className="ms-auto flex shrink-0 gap-1 max-sm:hidden">
        <IconButton
          label={t('Show as a grid')}
          aria-pressed={!isList}
          icon={<LayoutGrid size={18} />}
          className={cx('size-9!', !isList && 'bg-pressed text-ink')}
          onClick={() => listView.set(null)}
        />
        <IconButton
          label={t('Show as a list')}
          aria-pressed={isList}
          icon={<Rows3 size={18} />}
          className={cx('size-9!', isList && 'bg-pressed text-ink')}
          onClick={() => listView.set('list')}
        />
      </span>
    </div>
  )
}

/** Asked for when the typing rests. */
function SearchWithin({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(q)
  const latest = useRef({ q, onSearch })
  latest.current = { q, onSearch }
  // It can change by other ways than this field: Back, or "Show all".
  const [seen, setSeen] = useState(q)
  if (q !== seen) {
    setSeen(q)
    if (q !== typed.trim()) setTyped(q)
  }
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === latest.current.q) return
    const timer = setTimeout(() => latest.current.onSearch(wanted), 250)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <search className="relative flex min-w-44 flex-1 items-center sm:max-w-72">
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute start-3 text-faint" />
      <input
        type="search"
        aria-label={t('Search this channel')}
        placeholder={t('Search this channel')}
        value={typed}
        dir="auto"
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        className="h-9 w-full rounded-full border border-line-control bg-surface pr-3 pl-9 text-14 rtl:pr-9 rtl:pl-3 hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0 pointer-coarse:h-11 pointer-coarse:text-16"
      />
    </search>
  )
}
