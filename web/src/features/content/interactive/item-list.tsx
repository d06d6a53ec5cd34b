import { TriangleAlert } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { type Item, type Kind, missingIn, promptOf, type Results } from './items.ts'
import { KIND_ICONS } from './marks-layer.tsx'

type Props = {
  items: readonly Item[]
  chosen: string | null
  durationMs: number
  results: readonly Results[]
  onChoose: (id: string) => void
}

/** All of them in the order of time. */
export function ItemList({ items, chosen, durationMs, results, onChoose }: Props) {
  return (
    <ol
      aria-label={t('Interactions')}
      className="flex flex-col divide-y overflow-hidden rounded-card border bg-surface"
    >
      {items.map((item) => {
        const Icon = KIND_ICONS[item.kind]
        const missing = missingIn(item, durationMs)
        const result = results.find((each) => each.interactionId === item.id)
        return (
          <li key={item.id}>
            <button
              type="button"
              aria-current={item.id === chosen || undefined}
              onClick={() => onChoose(item.id)}
              className={cx(
                'flex min-h-11 w-full items-center gap-3 px-3 py-2 text-start transition-colors hover:bg-hover focus-visible:-outline-offset-2',
                item.id === chosen && 'bg-accent-soft hover:bg-accent-soft',
              )}
            >
              <Icon size={16} className="shrink-0 text-muted" aria-hidden="true" />
              <span className="figures w-14 shrink-0 text-13 text-muted">{clockDuration(item.atMs)}</span>
              <span className="min-w-0 flex-1">
                <span className="text-with-page block truncate text-14" dir="auto">
                  {promptOf(item) || <Untold kind={item.kind} />}
                </span>
                {missing && (
                  <span className="flex items-center gap-1 text-12 text-warning">
                    <TriangleAlert size={12} aria-hidden="true" />
                    {missing}
                  </span>
                )}
              </span>
              {result && result.shown > 0 && (
                <span className="figures shrink-0 text-13 text-muted">
                  <span className="sr-only">
                    {t('{answered} of {shown} answered', { answered: result.answered, shown: result.shown })}
                  </span>
                  <span aria-hidden="true">
                    {exactNumber(result.answered)} / {exactNumber(result.shown)}
                  </span>
                </span>
              )}
            </button>
          </li>
        )
      })}
    </ol>
  )
}

const Untold = ({ kind }: { kind: Kind }) => (
  <span className="text-faint">
    {t('{kind, select, question {Question} choice {Choice} other {Card}} without text', { kind })}
  </span>
)
