import { cx } from '#web/lib/cx.ts'
import { counted, exactNumber } from '#web/lib/format-number.ts'
import { Badge } from '#web/ui/badge.tsx'
import type { Results } from './items.ts'

/** How it was answered, as it is asked now and as it was asked before. */
export function ResultBars({ results, why }: { results: readonly Results[]; why: string | null }) {
  if (why) return <p className="border-t pt-4 text-13 text-muted">{why}</p>
  const [present, ...before] = results
  return (
    <section aria-label="Results" className="flex flex-col gap-4 border-t pt-4">
      <h3 className="text-13 font-semibold">Results</h3>
      {!present || present.shown === 0 ? (
        <p className="text-13 text-muted">
          Nobody has seen it yet. Answers of your own team are kept apart and not counted here.
        </p>
      ) : (
        <Bars result={present} />
      )}
      {before
        .filter(({ shown }) => shown > 0)
        .map((each) => (
          <details key={each.revision}>
            <summary className="text-13 text-muted">
              Before it was changed: <span dir="auto">{each.prompt}</span>
            </summary>
            <div className="pt-2">
              <Bars result={each} />
            </div>
          </details>
        ))}
    </section>
  )
}

const SAMPLE = { noise: 'Too few to tell', directional: 'Directional', readable: 'Readable' } as const

export function Bars({ result }: { result: Results }) {
  const { shown, answered, right, options, sample, attempts, apart, kind } = result
  const badge = sample === 'none' || sample === 'solid' ? null : SAMPLE[sample]
  return (
    <div className="flex flex-col gap-2">
      <p className="figures flex flex-wrap items-center gap-x-2 text-13 text-muted">
        <span>
          {exactNumber(answered)} of {counted(shown, 'viewer')} {kind === 'card' ? 'opened it' : 'answered'}
          {right?.share != null && `, ${percent(right.share)} right`}
        </span>
        {badge && <Badge tone="neutral">{badge}</Badge>}
      </p>
      {kind !== 'card' && (
        <ul className="flex flex-col gap-1.5">
          {options.map(({ id, text, count, share, correct }) => (
            <li key={id} className="relative overflow-hidden rounded-control border px-2.5 py-1.5 text-13">
              <span
                aria-hidden="true"
                className={cx('absolute inset-y-0 start-0', correct ? 'bg-success-soft' : 'bg-accent-soft')}
                style={{ width: `${(answered > 0 ? count / answered : 0) * 100}%` }}
              />
              <span className="relative flex items-baseline justify-between gap-3">
                <span className="min-w-0 wrap-anywhere" dir="auto">
                  {text}
                  {correct && <span className="text-success"> (right)</span>}
                </span>
                <span className="figures shrink-0 text-muted">
                  {exactNumber(count)}
                  {share !== null && <span className="text-ink"> · {percent(share)}</span>}
                </span>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-12 text-faint">
        First answers of viewers
        {attempts > answered ? `; ${counted(attempts - answered, 'later answer')} beside them` : ''}
        {apart > 0 ? `; ${counted(apart, 'answer')} of your team not counted` : ''}. Shares are shown from ten answers
        on.
      </p>
    </div>
  )
}

const percent = (share: number): string => `${Math.round(share * 100)}\u202f%`
