import { X } from 'lucide-react'
import { Suspense, useLayoutEffect, useRef } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import type { LibraryVideo } from './library-video.ts'
import { isFiltered, type ListSearch } from './list-state.ts'
import { countOf, type Selection } from './selection.ts'

const BulkActions = lazyLater(() => import('./bulk-actions.tsx'))

export type SelectionProps = {
  channelId: string | null
  search: ListSearch
  selection: Selection
  total: number
  videos: readonly LibraryVideo[]
}

/** Stands where the filters are while something is chosen: how many, and what can be done with them. */
export function SelectionBar({ onAll, onNone, ...props }: SelectionProps & { onAll: () => void; onNone: () => void }) {
  const { selection, total, search } = props
  const count = countOf(selection, total)
  const bar = useRef<HTMLElement>(null)
  // The head of the list stays below this bar, however many lines its actions need.
  useLayoutEffect(() => {
    const { style } = document.documentElement
    const observer = new ResizeObserver(() => style.setProperty('--list-top', `${bar.current?.offsetHeight ?? 0}px`))
    if (bar.current) observer.observe(bar.current)
    return () => {
      observer.disconnect()
      style.removeProperty('--list-top')
    }
  }, [])
  return (
    <section
      ref={bar}
      aria-label={t('Selected videos')}
      className="sticky top-bar z-15 -mx-gutter mb-2 flex min-h-10 flex-wrap items-center gap-x-2 gap-y-1 bg-canvas px-gutter py-1 md:-mt-1"
    >
      <IconButton label={t('Select none')} icon={<X size={18} />} onClick={onNone} />
      <span role="status" className="figures text-14 font-medium">
        {t('{count, plural, one {# selected} other {# selected}}', { count })}
      </span>
      {count < total && (
        <Button variant="quiet" size="sm" className="text-accent" onClick={onAll}>
          {isFiltered(search)
            ? t('Select all {count} that match', { count: total })
            : t('Select all {count}', { count: total })}
        </Button>
      )}
      <span className="flex min-h-9 items-center gap-2 max-md:-mx-1 max-md:max-w-full max-md:overflow-x-auto max-md:px-1 max-md:py-1 max-md:[scrollbar-width:none] md:ms-auto md:flex-wrap">
        {count > 0 && (
          <Suspense fallback={<Skeleton className="h-8 w-80 max-w-full" />}>
            <BulkActions {...props} onDone={onNone} />
          </Suspense>
        )}
      </span>
    </section>
  )
}
