import { exactNumber } from '#web/lib/format-number.ts'
import { Badge } from '#web/ui/badge.tsx'
import type { Ratings } from './queries.ts'
import { Stars } from './stars.tsx'

const BADGES = {
  directional: 'A direction: fewer than 30 ratings',
  readable: 'Readable: fewer than 100 ratings',
} as const

/** The average with how many gave how much; below ten ratings what is missing. */
export function RatingSummary({ ratings }: { ratings: Ratings }) {
  const { count, average, distribution, badge } = ratings
  if (average === null || distribution === null)
    return (
      <p className="text-14 text-muted">
        {count === 0 ? 'Nobody has rated it yet.' : `${countOf(count)} so far. An average is shown from 10 on.`}
      </p>
    )
  const most = Math.max(...distribution)
  return (
    <div className="flex flex-wrap items-center gap-x-8 gap-y-3">
      <div>
        <p className="figures text-32 leading-none font-semibold">{average.toFixed(1)}</p>
        <p className="mt-1.5 flex items-center gap-2">
          <Stars stars={average} />
        </p>
        <p className="mt-1 text-13 text-muted">{countOf(count)}</p>
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
                <span className="sr-only">{stars} stars: </span>
                {exactNumber(n)}
              </span>
            </li>
          )
        })}
      </ul>
      {badge && <Badge>{BADGES[badge]}</Badge>}
    </div>
  )
}

const countOf = (count: number) => `${exactNumber(count)} ${count === 1 ? 'rating' : 'ratings'}`
