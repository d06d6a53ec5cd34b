import { Skeleton } from '#web/ui/skeleton.tsx'

/** The place of the list, before it comes. */
export function RelatedSkeleton() {
  return (
    <ul className="flex flex-col gap-3" aria-hidden="true">
      {Array.from({ length: 6 }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <li key={row} className="flex gap-3">
          <Skeleton className="aspect-video w-42 shrink-0" />
          <span className="flex flex-1 flex-col gap-2 pt-1">
            <Skeleton className="h-3.5 w-full" />
            <Skeleton className="h-3.5 w-2/3" />
            <Skeleton className="h-3 w-1/2" />
          </span>
        </li>
      ))}
    </ul>
  )
}
