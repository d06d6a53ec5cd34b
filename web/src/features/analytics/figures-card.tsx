import { ChartNoAxesColumn, CloudOff, Hourglass, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { longDay } from '#web/lib/format-day.ts'
import { counted, exactNumber } from '#web/lib/format-number.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { Card } from '#web/ui/card.tsx'
import { Change } from '#web/ui/change.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Explanation } from '#web/ui/explanation.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Sparkline } from '#web/ui/sparkline.tsx'
import { Stat } from '#web/ui/stat.tsx'
import { FigureCourse } from './figure-course.tsx'
import { FIGURE_KEYS, FIGURES, type FigureKey } from './figures.ts'
import { PlaysNotCounted, playFacts } from './plays-not-counted.tsx'
import type { Dashboard } from './queries.ts'
import { Reads } from './reads.tsx'

/** Three key figures; the chosen one is drawn below. */
export function FiguresCard({ dashboard, stale }: { dashboard: Dashboard; stale: boolean }) {
  const [chosen, setChosen] = useState<FigureKey>('views')
  const { figures, period } = dashboard
  const nothingYet = figures !== null && figures.views.value === 0 && figures.views.previous === 0
  return (
    <Card aria-label={`Figures of the last ${period.days} days`} className="overflow-hidden">
      <div className="grid grid-cols-1 divide-y divide-line border-b sm:grid-cols-3 sm:divide-x sm:divide-y-0">
        {FIGURE_KEYS.map((key) => (
          <KeyFigure
            key={key}
            name={key}
            dashboard={dashboard}
            selected={key === chosen && figures !== null && !nothingYet}
            onSelect={figures && !nothingYet ? () => setChosen(key) : undefined}
          />
        ))}
      </div>
      <div className={cx('px-4 pt-3 pb-4 transition-opacity sm:px-5', stale && 'opacity-50')}>
        {figures === null && (
          <EmptyState icon={<CloudOff size={22} />} title="The figures cannot be reached at the moment">
            Views are still counted and nothing is lost: they appear here when the figures' engine is back.
          </EmptyState>
        )}
        {nothingYet && (
          <EmptyState icon={<ChartNoAxesColumn size={22} />} title="Your figures begin with the first view">
            Publish a video and share its link. A view counts after ten seconds of play and is here a few seconds later.
          </EmptyState>
        )}
        {figures !== null && !nothingYet && <FigureCourse dashboard={dashboard} chosen={chosen} />}
      </div>
      {figures && figures.plays.begun > 0 && <PlaysNotCounted plays={figures.plays} />}
      {figures && figures.openings.begun > 0 && (
        <Reads dashboard={dashboard} reads={figures.reads} openings={figures.openings} />
      )}
      <Lag dashboard={dashboard} />
    </Card>
  )
}

type KeyFigureProps = { name: FigureKey; dashboard: Dashboard; selected: boolean; onSelect: (() => void) | undefined }

function KeyFigure({ name, dashboard, selected, onSelect }: KeyFigureProps) {
  const { figures, period, series, completeUntil } = dashboard
  const look = FIGURES[name]
  const figure = figures?.[name]
  return (
    <Stat
      label={look.label}
      value={figure ? { short: look.short(figure.value), exact: look.exact(figure.value) } : null}
      unknownBecause="Not known at the moment"
      selected={selected}
      onSelect={onSelect}
      change={
        figure && (
          <Change
            ratio={figure.change}
            n={figure.n}
            against={`on the ${period.days} days before`}
            otherwise={`None in the ${period.days} days before`}
          />
        )
      }
      aside={
        <span className="hidden xl:block">
          <Sparkline values={series.filter((day) => !day.provisional).map(look.of)} />
        </span>
      }
      explanation={
        figure &&
        figures && (
          <Explanation
            figure={look.label}
            definition={figure.definition}
            facts={[
              { name: 'Period', value: `${longDay(period.from)} to ${longDay(period.to)}` },
              { name: 'Days begin in', value: period.tz },
              { name: 'Before', value: look.exact(figure.previous) },
              ...(name === 'views' ? playFacts(figures.plays) : []),
              { name: 'Counted views (n)', value: exactNumber(figure.n) },
              { name: 'Complete until', value: exactTime(new Date(completeUntil)) },
            ]}
          />
        )
      }
    />
  )
}

/** What stands between these figures and the truth, as sentences. */
function Lag({ dashboard: { lag, refusedEvents } }: { dashboard: Dashboard }) {
  return (
    <>
      {lag && (
        <Note icon={<Hourglass size={15} />}>
          {lag.reason === 'clickhouse_unavailable'
            ? "The figures' engine cannot be reached"
            : 'Counting is catching up'}
          : what came in since <RelativeTime time={lag.since} /> is not in here yet. Nothing is lost.
        </Note>
      )}
      {refusedEvents > 0 && (
        <Note icon={<TriangleAlert size={15} />}>
          {counted(refusedEvents, 'event')} could not be stored and {refusedEvents === 1 ? 'is' : 'are'} put aside; the
          operator can look at {refusedEvents === 1 ? 'it' : 'them'}.
        </Note>
      )}
    </>
  )
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <p className="flex items-start gap-2 border-t px-4 py-2.5 text-13 text-muted sm:px-5">
      <span aria-hidden="true" className="mt-0.5 shrink-0 text-warning">
        {icon}
      </span>
      <span>{children}</span>
    </p>
  )
}
