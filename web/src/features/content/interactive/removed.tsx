import { t } from '#web/lib/i18n/t.ts'
import type { Results } from './items.ts'
import { Bars } from './result-bars.tsx'

/** What is not asked any more, but was answered. */
export function Removed({ results }: { results: readonly Results[] }) {
  if (results.length === 0) return null
  return (
    <details className="rounded-card border bg-surface px-4 py-3">
      <summary className="text-14 font-medium">
        {t('Answers to what was taken off ({count})', { count: results.length })}
      </summary>
      <ul className="flex flex-col gap-4 pt-3">
        {results.map((result) => (
          <li key={`${result.interactionId} ${result.revision}`}>
            <p className="text-with-page mb-1 text-14" dir="auto">
              {result.prompt}
            </p>
            <Bars result={result} />
          </li>
        ))}
      </ul>
    </details>
  )
}
