import { useInfiniteQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import { noticesQuery } from './queries.ts'

const NoticesPopover = lazyPart('dialog', () => import('./notices-popover.tsx'))

/** How many are new, and the way to them. */
export function NoticesBell() {
  const { data } = useInfiniteQuery(noticesQuery)
  const unread = data?.pages[0]?.unread ?? 0
  const shown = unread > 99 ? `${exactNumber(99)}+` : exactNumber(unread)
  return (
    <LazyPart
      of={NoticesPopover}
      part={{}}
      button={(on) => (
        <IconButton
          {...on}
          label={unread > 0 ? t('Notices, {count} new', { count: shown }) : t('Notices')}
          icon={
            <span className="relative">
              <Bell size={18} aria-hidden="true" />
              {unread > 0 && (
                <span
                  aria-hidden="true"
                  className="figures absolute -top-2 start-2.5 inline-flex h-4 min-w-4 items-center justify-center rounded-full bg-danger-fill px-1 text-[0.625rem]/none font-semibold text-on-accent ring-2 ring-canvas"
                >
                  {shown}
                </span>
              )}
            </span>
          }
        />
      )}
    />
  )
}
