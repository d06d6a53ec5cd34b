import { exact, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { formatter } from '#web/lib/locale.ts'
import { Badge } from '#web/ui/badge.tsx'
import type { Ratings } from './queries.ts'
import { Stars } from './stars.tsx'

const badgeWords = (badge: NonNullable<Ratings['badge']>): string =>
  badge === 'directional' ? t('A direction: fewer than 30 ratings') : t('Readable: fewer than 100 ratings')

/** `4.3`, and `4.0`. */
const average1 = formatter(
  (locale) => new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
)

/** The average with how many gave how much; below ten ratings what is missing. */
export function RatingSummary({ ratings }: { ratings: Ratings }) {
  const { count, average, distribution, badge } = ratings
  if (average === null || distribution === null)
    return (
      <p className="text-14 text-muted">
        {count === 0
          ? t('Nobody has rated it yet.')
          : t(
              '{count, plural, one {# rating so far. An average is shown from 10 on.} other {# ratings so far. An average is shown from 10 on.}}',
              { count: exact(count) },
            )}
      </p>
    )
  const most = Math.max(...distribution)
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <div>
        <p className="figures text-32 leading-none font-semibold">{average1().format(average)}</p>
        <p className="mt-1.5 flex items-center gap-2">
          <Stars stars={average} />
        </p>
        <p className="mt-1 text-13 text-muted">
          {t('{count, plural, one {# rating} other {# ratings}}', { count: exact(count) })}
        </p>
      </div>
      <ul className="flex min-w-52 flex-1 flex-col gap-1 sm:max-w-80">
        {[5, 4, 3, 2, 1].map((stars) => {
          const n = distribution[stars - 1] ?? 0
          return (
            <li key={stars} className="flex items-center gap-2 text-12 text-muted">
              <span className="figures w-3 text-end" aria-hidden="true">
                {stars}
              </span>
              <span className="h-2 flex-1 overflow-hidden rounded-full bg-sunken" aria-hidden="true">
                <span
                  className="block h-full rounded-full bg-rating"
                  style={{ width: `${most > 0 ? (n / most) * 100 : 0}%` }}
                />
              </span>
              <span className="figures w-10 text-end">
                <span className="sr-only">{t('{stars, plural, one {# star:} other {# stars:}}', { stars })} </span>
                {exactNumber(n)}
              </span>
            </li>
          )
        })}
      </ul>
      {badge && <Badge>{badgeWords(badge)}</Badge>}
    </div>
  )
}
