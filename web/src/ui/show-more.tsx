import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from './button.tsx'

type Pages = { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage(): unknown }

/** The way to a list's next page, below it, while there is one. */
export function ShowMore({ of: pages, size }: { of: Pages; size?: 'lg' }) {
  if (!pages.hasNextPage) return null
  return (
    <div className={cx('flex justify-center', size === 'lg' ? 'mt-10' : 'mt-4')}>
      <Button size={size ?? 'md'} onClick={() => pages.fetchNextPage()} busy={pages.isFetchingNextPage}>
        {t('Show more')}
      </Button>
    </div>
  )
}
