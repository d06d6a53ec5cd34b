import { t } from '#web/lib/i18n/t.ts'
import { Card } from '#web/ui/card.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

export function DashboardSkeleton() {
  return (
    <Loading what={t('your figures')}>
      <div className="flex flex-col gap-5">
        <Card className="overflow-hidden">
          <div className="grid grid-cols-1 divide-y divide-line border-b sm:grid-cols-3 sm:divide-x sm:divide-y-0">
            {[0, 1, 2].map((figure) => (
              <div key={figure} className="flex flex-col gap-1 px-4 py-4 sm:px-5">
                <Skeleton className="mt-1 h-4 w-16" />
                <Skeleton className="my-1 h-8 w-24" />
                <Skeleton className="h-3.5 w-40" />
              </div>
            ))}
          </div>
          <div className="px-4 pt-3 pb-4 sm:px-5">
            <Skeleton className="mb-2 h-8 w-48" />
            <Skeleton className="h-65 w-full" />
          </div>
        </Card>
        <div className="grid items-start gap-5 lg:grid-cols-[minmax(0,5fr)_minmax(0,7fr)]">
          <Card className="p-5">
            <Skeleton className="mb-4 h-4 w-24" />
            <Skeleton className="aspect-video w-full" />
            <Skeleton className="mt-4 h-5 w-3/4" />
          </Card>
          <Card className="p-5">
            <Skeleton className="mb-4 h-4 w-24" />
            {[0, 1, 2, 3].map((row) => (
              <div key={row} className="flex items-center gap-3.5 py-2">
                <Skeleton className="aspect-video w-22 shrink-0" />
                <Skeleton className="h-4 w-1/2" />
              </div>
            ))}
          </Card>
        </div>
      </div>
    </Loading>
  )
}
