import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'

/** A stand-in of the size of what comes. Give it that size by class. */
export function Skeleton({ className }: { className?: string }) {
  return <span aria-hidden="true" className={cx('block animate-breathe rounded-control bg-pressed', className)} />
}

/** Says once, to screen readers, that a region is loading; everything inside is decoration. */
export function Loading({ what, children }: { what: string; children: React.ReactNode }) {
  return (
    <div role="status" aria-label={t('Loading {what}', { what })}>
      {children}
    </div>
  )
}
