import { ArrowDownRight, ArrowRight, ArrowUpRight } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { exactNumber, signedPercent } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'

type Props = {
  /** 0.12 for +12 %; `null` when there was nothing to compare with. */
  ratio: number | null
  /** "on the 28 days before". */
  against: string
  /** What is said instead when there is no ratio. */
  otherwise: string
  /** How many observations the ratio rests on: under 10 it is noise and not shown, under 30 only a direction. */
  n: number
}

/** How a figure moved: sign, arrow and words; the colour comes last. */
export function Change({ ratio, against, otherwise, n }: Props) {
  if (ratio === null) return <span className="text-12 text-faint">{otherwise}</span>
  if (n < 10)
    return <span className="text-12 text-faint">{t('Too few to compare yet (n = {count})', { count: n })}</span>
  const direction = Math.abs(ratio) < 0.0005 ? 'same' : ratio > 0 ? 'up' : 'down'
  const Icon = { same: ArrowRight, up: ArrowUpRight, down: ArrowDownRight }[direction]
  return (
    <span className="text-12 text-faint" title={`n = ${exactNumber(n)}`}>
      <span
        className={cx(
          'figures font-medium whitespace-nowrap',
          direction === 'up' && 'text-success',
          direction === 'down' && 'text-danger',
        )}
      >
        <Icon size={14} aria-hidden="true" className="me-0.5 inline-block align-[-2px]" />
        {signedPercent(ratio)}
      </span>{' '}
      {against}
      {n < 30 && <span> {t('(small sample: a direction at most)')}</span>}
    </span>
  )
}
