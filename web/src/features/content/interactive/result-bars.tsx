import { cx } from '#web/lib/cx.ts'
import { compact, exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import type { Results } from './items.ts'

/** How it was answered, as it is asked now and as it was asked before. */
export function ResultBars({ results, why }: { results: readonly Results[]; why: string | null }) {
  if (why) return <p className="border-t pt-4 text-13 text-muted">{why}</p>
  const [present, ...before] = results
  return (
    <section aria-label={t('Results')} className="flex flex-col gap-4 border-t pt-4">
      <h3 className="text-13 font-semibold">{t('Results')}</h3>
      {!present || present.shown === 0 ? (
        <p className="text-13 text-muted">
          {t('Nobody has seen it yet. Answers of your own team are kept apart and not counted here.')}
        </p>
      ) : (
        <Bars result={present} />
      )}
      {before
        .filter(({ shown }) => shown > 0)
        .map((each) => (
          <details key={each.revision}>
            <summary className="text-13 text-muted">
              {tx('Before it was changed: {question}', { question: <span dir="auto">{each.prompt}</span> })}
            </summary>
            <div className="pt-2">
              <Bars result={each} />
            </div>
          </details>
        ))}
    </section>
  )
}

const SAMPLE = { noise: () => t('Too few to tell'), directional: () => t('Directional'), readable: () => t('Readable') }

export function Bars({ result }: { result: Results }) {
  const { answered, options, sample, kind } = result
  const badge = sample === 'none' || sample === 'solid' ? null : SAMPLE[sample]()
  return (
    <div className="flex flex-col gap-2">
      <p className="figures flex flex-wrap items-center gap-x-2 text-13 text-muted">
        <span>{howMany(result)}</span>
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
                  {correct && <span className="text-success"> {t('(right)')}</span>}
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
        {t('{parts}. Shares are shown from ten answers on.', { parts: whose(result) })}
      </p>
    </div>
  )
}

const percent = (share: number): string => `${exactNumber(Math.round(share * 100))}\u202f%`

function howMany({ shown, answered, right, kind }: Results): string {
  const values = { answered, count: compact(shown) }
  if (kind === 'card') return t('{answered} of {count, plural, one {# viewer} other {# viewers}} opened it', values)
  return right?.share == null
    ? t('{answered} of {count, plural, one {# viewer} other {# viewers}} answered', values)
    : t('{answered} of {count, plural, one {# viewer} other {# viewers}} answered, {share} right', {
        ...values,
        share: percent(right.share),
      })
}

function whose({ attempts, answered, apart }: Results): string {
  const parts = [t('First answers of viewers')]
  if (attempts > answered)
    parts.push(
      t('{count, plural, one {# later answer beside them} other {# later answers beside them}}', {
        count: compact(attempts - answered),
      }),
    )
  if (apart > 0)
    parts.push(
      t('{count, plural, one {# answer of your team not counted} other {# answers of your team not counted}}', {
        count: compact(apart),
      }),
    )
  return parts.reduce((list, next) => t('{list}; {next}', { list, next }))
}
