import { ChartNoAxesColumn, CloudOff, Hourglass, TriangleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { longDay } from '#web/lib/format-day.ts'
import { compact, exactNumber } from '#web/lib/format-number.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Card } from '#web/ui/card.tsx'
import { Change } from '#web/ui/change.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Explanation } from '#web/ui/explanation.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Sparkline } from '#web/ui/sparkline.tsx'
import { Stat } from '#web/ui/stat.tsx'
import { daysBefore, noneBefore } from './before.ts'
import { FigureCourse } from './figure-course.tsx'
import { FIGURE_KEYS, FIGURES, type FigureKey } from './figures.ts'
import { PlaysNotCounted, playFacts } from './plays-not-counted.tsx'
import type { Dashboard } from './queries.ts'
import { Reads } from './reads.tsx'
import { WhereWatched } from './where-watched.tsx'

/** Three key figures; the chosen one is drawn below. */
export function FiguresCard({ dashboard, stale }: { dashboard: Dashboard; stale: boolean }) {
  const [chosen, setChosen] = useState<FigureKey>('views')
  const { figures, period } = dashboard
  const nothingYet = figures !== null && figures.views.value === 0 && figures.views.previous === 0
  return (
    <Card
      aria-label={t('{count, plural, one {Figures of the last # day} other {Figures of the last # days}}', {
        count: period.days,
      })}
      className="overflow-hidden"
    >
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
          <EmptyState icon={<CloudOff size={22} />} title={t('The figures cannot be reached at the moment')}>
            {t('Views are still counted and nothing is lost: they appear here when the figures’ engine is back.')}
          </EmptyState>
        )}
        {nothingYet && (
          <EmptyState icon={<ChartNoAxesColumn size={22} />} title={t('Your figures begin with the first view')}>
            {t(
              'Publish a video and share its link. A view counts after ten seconds of play and is here a few seconds later.',
            )}
          </EmptyState>
        )}
        {figures !== null && !nothingYet && <FigureCourse dashboard={dashboard} chosen={chosen} />}
      </div>
      {figures && figures.plays.begun > 0 && <PlaysNotCounted plays={figures.plays} />}
      {figures && <WhereWatched places={figures.places} />}
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
      label={look.label()}
      value={figure ? { short: look.short(figure.value), exact: look.exact(figure.value) } : null}
      unknownBecause={t('Not known at the moment')}
      selected={selected}
      onSelect={onSelect}
      change={
        figure && (
          <Change
            ratio={figure.change}
            n={figure.n}
            against={daysBefore(period.days)}
            otherwise={noneBefore(period.days)}
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
            figure={look.label()}
            definition={figure.definition}
            facts={[
              {
                name: t('Period'),
                value: t('{from} to {to}', { from: longDay(period.from), to: longDay(period.to) }),
              },
              { name: t('Days begin in'), value: period.tz },
              { name: t('Before'), value: look.exact(figure.previous) },
              ...(name === 'views' ? playFacts(figures.plays) : []),
              { name: t('Counted views (n)'), value: exactNumber(figure.n) },
              { name: t('Complete until'), value: exactTime(new Date(completeUntil)) },
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
            ? tx(
                'The figures’ engine cannot be reached: what came in since {when} is not in here yet. Nothing is lost.',
                { when: <RelativeTime time={lag.since} /> },
              )
            : tx('Counting is catching up: what came in since {when} is not in here yet. Nothing is lost.', {
                when: <RelativeTime time={lag.since} />,
              })}
        </Note>
      )}
      {refusedEvents > 0 && (
        <Note icon={<TriangleAlert size={15} />}>
          {t(
            '{count, plural, one {# event could not be stored and is put aside; the operator can look at it.} other {# events could not be stored and are put aside; the operator can look at them.}}',
            { count: compact(refusedEvents) },
          )}
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
