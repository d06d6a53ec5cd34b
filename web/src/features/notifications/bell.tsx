import { useInfiniteQuery } from '@tanstack/react-query'
import { Bell } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Popover } from '#web/ui/popover.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { noticesQuery } from './queries.ts'

const NoticesPanel = lazy(() => import('./notices-panel.tsx'))

/** How many are new, and the way to them. */
export function NoticesBell() {
  const { data } = useInfiniteQuery(noticesQuery)
  const [open, setOpen] = useState(false)
  const unread = data?.pages[0]?.unread ?? 0
  const shown = unread > 99 ? `${exactNumber(99)}+` : exactNumber(unread)
  return (
    <Popover
      label={t('Notices')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-[min(400px,calc(100vw-24px))] p-0"
      trigger={
        <IconButton
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
      }
    >
      <Suspense fallback={<Skeleton className="m-4 h-40" />}>
        <NoticesPanel close={() => setOpen(false)} />
      </Suspense>
    </Popover>
  )
}
