import type { ComponentProps } from 'react'
import { cx } from '#web/lib/cx.ts'

/** A dense table. It scrolls sideways in its own box, so the page never does. */
export function Table({ className, ...rest }: ComponentProps<'table'>) {
  return (
    <div className="overflow-x-auto">
      <table {...rest} className={cx('w-full border-collapse text-left text-14', className)} />
    </div>
  )
}

type Side = { align?: 'start' | 'end' }

export function Th({ align, className, ...rest }: Omit<ComponentProps<'th'>, 'align'> & Side) {
  return (
    <th
      scope="col"
      {...rest}
      className={cx(
        'h-9 border-b px-3 text-12 font-medium whitespace-nowrap text-faint first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5',
        align === 'end' && 'text-right',
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
        'px-3 py-2 first:pl-4 last:pr-4 sm:first:pl-5 sm:last:pr-5',
        align === 'end' && 'figures text-right',
        className,
      )}
    />
  )
}
