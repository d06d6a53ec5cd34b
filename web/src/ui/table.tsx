import type { ComponentProps } from 'react'
import { cx } from '#web/lib/cx.ts'

/** A dense table, called `label`. It scrolls sideways in its own box, so the page never does. */
export function Table({ label, className, ...rest }: ComponentProps<'table'> & { label: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a table that is wider than the page is scrolled by keyboard too
    <section className="overflow-x-auto" aria-label={label} tabIndex={0}>
      <table {...rest} className={cx('w-full border-collapse text-start text-14', className)} />
    </section>
  )
}

/**
 * A table that always fits, because its columns hide where there is no room. It needs no box of its own, so its head
 * can stay below the page's bar while the rows pass.
 */
export function FittingTable({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <table
      {...rest}
      className={cx(
        'w-full table-fixed border-separate border-spacing-0 text-start text-14',
        '[&_thead_th]:sticky [&_thead_th]:top-bar [&_thead_th]:z-10 [&_thead_th]:bg-surface',
        '[&_tbody_td]:border-b [&_tbody_tr]:border-0 [&_tbody_tr:last-child_td]:border-0',
        className,
      )}
    />
  )
}

type Side = { align?: 'start' | 'end' }

export function Th({ align, className, ...rest }: Omit<ComponentProps<'th'>, 'align'> & Side) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'h-9 border-b px-3 text-12 font-medium whitespace-nowrap text-faint first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5',
        // Said here, because browsers centre the cells of a head that have it only from their table.
        align === 'end' ? 'text-end' : 'text-start',
        className,
      )}
    />
  )
}

export function Tr({ className, ...rest }: ComponentProps<'tr'>) {
  return <tr {...rest} className={cx('group/row border-b transition-colors last:border-0 hover:bg-hover', className)} />
}

export function Td({ align, className, ...rest }: Omit<ComponentProps<'td'>, 'align'> & Side) {
  return (
    <td
      {...rest}
      className={cx(
        'px-3 py-2 first:ps-4 last:pe-4 sm:first:ps-5 sm:last:pe-5',
        align === 'end' && 'figures text-end',
        className,
      )}
    />
  )
}
