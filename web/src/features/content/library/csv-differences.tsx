import { TriangleAlert } from 'lucide-react'
import { countedExactly, exactNumber } from '#web/lib/format-number.ts'
import { Callout } from '#web/ui/callout.tsx'
import type { CsvPreview } from './csv.ts'

/** So many stand in the dialog; the others are countedExactly. */
const MOST_SHOWN = 100

const NAMES: Record<string, string> = { publishAt: 'publish at' }

/** Each video that a table would change, before and after; the lines that are left out, and why. */
export function CsvDifferences({ found }: { found: CsvPreview }) {
  const { rows, unchanged, changes, errors } = found
  const conflicts = changes.filter(({ conflict }) => conflict).length
  return (
    <>
      <p role="status" className="figures text-14">
        {countedExactly(rows, 'row')}: {exactNumber(changes.length - conflicts)} to change, {exactNumber(unchanged)} as
        they are
        {conflicts > 0 && `, ${exactNumber(conflicts)} changed meanwhile`}
        {errors.length > 0 && `, ${countedExactly(errors.length, 'mistake')}`}
      </p>
      {errors.length > 0 && (
        <Callout tone="warning" title="These lines are left out">
          <ul>
            {errors.slice(0, MOST_SHOWN).map(({ line, column, message }) => (
              <li key={`${line} ${column} ${message}`}>
                Line {line}
                {column && `, ${column}`}: {message}
              </li>
            ))}
            {errors.length > MOST_SHOWN && <li>and {exactNumber(errors.length - MOST_SHOWN)} more</li>}
          </ul>
        </Callout>
      )}
      <ul className="flex flex-col">
        {changes.slice(0, MOST_SHOWN).map((change) => (
          <li key={change.id} className="border-b py-2.5 last:border-0">
            <p className="flex items-baseline gap-2 text-14">
              <span className="min-w-0 truncate font-medium" dir="auto">
                {change.title}
              </span>
              <span className="figures shrink-0 text-12 text-faint">line {change.line}</span>
            </p>
            {change.conflict && (
              <p className="flex items-center gap-1.5 text-13 text-warning">
                <TriangleAlert size={14} aria-hidden="true" className="shrink-0" />
                Changed since the table was made: it is left out. Export again to edit it.
              </p>
            )}
            <dl className="mt-1 grid grid-cols-[auto_minmax(0,1fr)] gap-x-3 gap-y-0.5 text-13">
              {Object.keys(change.after).map((field) => (
                <Difference key={field} field={field} before={change.before[field]} after={change.after[field]} />
              ))}
            </dl>
          </li>
        ))}
      </ul>
      {changes.length > MOST_SHOWN && (
        <p className="text-13 text-faint">and {exactNumber(changes.length - MOST_SHOWN)} more videos</p>
      )}
    </>
  )
}

function Difference({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  return (
    <>
      <dt className="text-faint">{NAMES[field] ?? field}</dt>
      <dd className="min-w-0 wrap-anywhere" dir="auto">
        <del className="me-2 line-clamp-2 text-muted decoration-danger">{inWords(before)}</del>
        <ins className="line-clamp-2 no-underline">{inWords(after)}</ins>
      </dd>
    </>
  )
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return 'nothing'
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : 'nothing'
  return String(value)
}
