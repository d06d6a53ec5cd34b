import { exactNumber } from '#web/lib/format-number.ts'
import { Change } from '#web/ui/change.tsx'
import { Explanation } from '#web/ui/explanation.tsx'
import { leftOut, type Plays, PlaysNotCounted } from './plays-not-counted.tsx'
import type { Dashboard } from './queries.ts'

type Props = {
  dashboard: Dashboard
  reads: NonNullable<Dashboard['figures']>['reads']
  openings: Plays
}

const WORDS = { play: 'article that was opened', plays: 'openings of articles', view: 'read', views: 'reads' }

/** Reads of articles, apart from views: nothing was played. */
export function Reads({ dashboard, reads, openings }: Props) {
  const { days } = dashboard.period
  return (
    <section aria-label="Reads of articles" className="border-t">
      <p className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 pt-3 pb-2 text-14 sm:px-5">
        <span>
          <span className="figures font-semibold">{exactNumber(reads.value)}</span>{' '}
          {reads.value === 1 ? 'read' : 'reads'} of articles
        </span>
        <Change
          ratio={reads.change}
          n={reads.n}
          against={`on the ${days} days before`}
          otherwise={`None in the ${days} days before`}
        />
        <Explanation
          figure="Reads"
          definition={reads.definition}
          facts={[
            { name: 'Articles opened', value: exactNumber(openings.begun) },
            { name: 'Left out of reads', value: exactNumber(leftOut(openings)) },
          ]}
        />
      </p>
      <PlaysNotCounted plays={openings} words={WORDS} />
    </section>
  )
}
