import { Star } from 'lucide-react'
import { useId, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'

const ALL = [1, 2, 3, 4, 5] as const

export const starWords = (stars: number) =>
  [t('Poor'), t('Fair'), t('Good'), t('Very good'), t('Excellent')][stars - 1] ?? ''

/** As many stars as were given; read aloud as one figure. */
export function Stars({ stars, size = 14 }: { stars: number; size?: number }) {
  return (
    <span className="inline-flex items-center gap-0.5" role="img" aria-label={t('{stars} of 5 stars', { stars })}>
      {ALL.map((at) => (
        <Star
          key={at}
          size={size}
          aria-hidden="true"
          className={at <= Math.round(stars) ? 'fill-current text-rating' : 'text-faint'}
        />
      ))}
    </span>
  )
}

type Props = { value: number | null; disabled: boolean; describedBy: string; onChange: (stars: number) => void }

/** Five radio buttons that look like stars: arrow keys choose, as in every group of them. */
export function StarChoice({ value, disabled, describedBy, onChange }: Props) {
  const name = useId()
  const [over, setOver] = useState<number | null>(null)
  const shown = over ?? value ?? 0
  return (
    <fieldset
      className="flex min-w-0 items-center gap-3"
      disabled={disabled}
      aria-describedby={describedBy}
      onPointerLeave={() => setOver(null)}
    >
      <legend className="sr-only">{t('Your rating')}</legend>
      <span className="-ms-1.5 flex">
        {ALL.map((stars) => (
          <label
            key={stars}
            onPointerEnter={() => !disabled && setOver(stars)}
            className={cx(
              'flex size-11 items-center justify-center rounded-control sm:size-9',
              'has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent',
              disabled ? 'cursor-not-allowed opacity-50' : 'cursor-pointer',
            )}
          >
            <input
              type="radio"
              name={name}
              value={stars}
              checked={value === stars}
              onChange={() => onChange(stars)}
              className="sr-only"
            />
            <Star
              size={24}
              strokeWidth={1.5}
              aria-hidden="true"
              className={stars <= shown ? 'fill-current text-rating' : 'text-muted'}
            />
            <span className="sr-only">{t('{stars} of 5: {word}', { stars, word: starWords(stars) })}</span>
          </label>
        ))}
      </span>
      <span className="text-13 text-muted" aria-hidden="true">
        {shown > 0 ? starWords(shown) : ''}
      </span>
    </fieldset>
  )
}
