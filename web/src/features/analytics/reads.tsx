import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Change } from '#web/ui/change.tsx'
import { Explanation } from '#web/ui/explanation.tsx'
import { daysBefore, noneBefore } from './before.ts'
import { leftOut, type Plays, PlaysNotCounted } from './plays-not-counted.tsx'
import type { Dashboard } from './queries.ts'

type Props = {
  dashboard: Dashboard
  reads: NonNullable<Dashboard['figures']>['reads']
  openings: Plays
}

/** Reads of articles, apart from views: nothing was played. */
export function Reads({ dashboard, reads, openings }: Props) {
  const { days } = dashboard.period
  return (
    <section aria-label={t('Reads of articles')} className="border-t">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-2 text-14 sm:px-5">
        <span>
          {tx('{count, plural, one {<n>#</n> read of articles} other {<n>#</n> reads of articles}}', {
            count: reads.value,
            n: (number) => <span className="figures font-semibold">{number}</span>,
          })}
        </span>
        <Change ratio={reads.change} n={reads.n} against={daysBefore(days)} otherwise={noneBefore(days)} />
        <Explanation
          figure={t('Reads')}
          definition={reads.definition}
          facts={[
            { name: t('Articles opened'), value: exactNumber(openings.begun) },
            { name: t('Left out of reads'), value: exactNumber(leftOut(openings)) },
          ]}
        />
      </p>
      <PlaysNotCounted plays={openings} of="articles" />
    </section>
  )
}
