import { t } from '#web/lib/i18n/t.ts'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { FittingTable, Td } from '#web/ui/table.tsx'

/** Rows of the size of real ones. */
export function VideoTableSkeleton() {
  return (
    <Loading what={t('your videos')}>
      <FittingTable aria-hidden="true">
        <tbody>
          {Array.from({ length: 8 }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
            <tr key={row} className="border-b last:border-0">
              <Td>
                <span className="flex items-center gap-3.5">
                  <Skeleton className="aspect-video w-24 shrink-0" />
                  <span className="flex flex-1 flex-col gap-2">
                    <Skeleton className="h-3.5 w-3/5" />
                    <Skeleton className="h-3 w-2/5" />
                  </span>
                </span>
              </Td>
              <Td className="hidden md:table-cell">
                <Skeleton className="h-3.5 w-16" />
              </Td>
              <Td className="hidden lg:table-cell">
                <Skeleton className="h-5 w-20 rounded-full" />
              </Td>
              <Td className="hidden md:table-cell">
                <Skeleton className="h-3.5 w-16" />
              </Td>
              <Td align="end" className="hidden md:table-cell">
                <Skeleton className="ms-auto h-3.5 w-10" />
              </Td>
              <Td />
            </tr>
          ))}
        </tbody>
      </FittingTable>
    </Loading>
  )
}
