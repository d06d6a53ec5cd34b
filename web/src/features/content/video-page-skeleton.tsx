import { t } from '#web/lib/i18n/t.ts'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'

export function VideoPageSkeleton() {
  return (
    <Loading what={t('the video')}>
      <div className="mb-5 flex h-8 items-center justify-between">
        <Skeleton className="h-6 w-72 max-w-1/2" />
        <Skeleton className="h-8 w-28" />
      </div>
      <div className="grid items-start gap-x-8 gap-y-6 lg:grid-cols-[minmax(0,1fr)_340px] xl:grid-cols-[minmax(0,1fr)_380px]">
        <div className="flex flex-col gap-6">
          <Skeleton className="aspect-video min-h-60 w-full rounded-card" />
          <Skeleton className="h-15 w-full" />
          <Skeleton className="h-40 w-full" />
        </div>
        <div className="flex flex-col gap-4">
          <Skeleton className="h-64 w-full rounded-card" />
          <Skeleton className="h-72 w-full rounded-card" />
        </div>
      </div>
    </Loading>
  )
}
