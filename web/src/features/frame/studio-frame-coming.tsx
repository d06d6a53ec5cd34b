import { t } from '#web/lib/i18n/t.ts'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

/** The frame's outline, while the studio does not say yet who is looking. */
export function StudioFrameComing() {
  return (
    <Loading what={t('your studio')}>
      <div className="flex min-h-dvh">
        <div className="w-[var(--rail-width)] shrink-0 border-e bg-rail max-md:hidden" />
        <div className="flex-1">
          <div className="h-bar border-b" />
          <div className="flex flex-col gap-5 p-gutter">
            <Skeleton className="h-8 w-40" />
            <Skeleton className="h-80 w-full rounded-card!" />
          </div>
        </div>
      </div>
    </Loading>
  )
}
