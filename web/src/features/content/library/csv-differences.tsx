import { TriangleAlert } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Callout } from '#web/ui/callout.tsx'
import type { CsvPreview } from './csv.ts'

/** So many stand in the dialog; the others are counted. */
const MOST_SHOWN = 100

const NAMES: Record<string, string> = { publishAt: 'publish at' }

/** Each video that a table would change, before and after; the lines that are left out, and why. */
export function CsvDifferences({ found }: { found: CsvPreview }) {
  const { rows, unchanged, changes, errors } = found
  const conflicts = changes.filter(({ conflict }) => conflict).length
  return (
    <>
      <p role="status" className="figures text-14">
        {t(
          '{rows, plural, one {# row} other {# rows}}: {changing} to change, {unchanged} as they are{conflicts, plural, =0 {} one {, # changed meanwhile} other {, # changed meanwhile}}{mistakes, plural, =0 {} one {, # mistake} other {, # mistakes}}',
          { rows, changing: changes.length - conflicts, unchanged, conflicts, mistakes: errors.length },
        )}
      </p>
      {errors.length > 0 && (
        <Callout tone="warning" title={t('These lines are left out')}>
          <ul>
            {errors.slice(0, MOST_SHOWN).map(({ line, column, message }) => (
              <li key={`${line} ${column} ${message}`}>
                {column
                  ? t('Line {line}, {column}: {message}', { line: String(line), column, message })
                  : t('Line {line}: {message}', { line: String(line), message })}
              </li>
            ))}
            {errors.length > MOST_SHOWN && <li>{t('and {count} more', { count: errors.length - MOST_SHOWN })}</li>}
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
              <span className="figures shrink-0 text-12 text-faint">
                {t('line {line}', { line: String(change.line) })}
              </span>
            </p>
            {change.conflict && (
              <p className="flex items-center gap-1.5 text-13 text-warning">
                <TriangleAlert size={14} aria-hidden="true" className="shrink-0" />
                {t('Changed since the table was made: it is left out. Export again to edit it.')}
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
        <p className="text-13 text-faint">
          {t('and {count, plural, one {# more video} other {# more videos}}', { count: changes.length - MOST_SHOWN })}
        </p>
      )}
    </>
  )
}

function Difference({ field, before, after }: { field: string; before: unknown; after: unknown }) {
  return (
    <>
      <dt className="text-faint">{NAMES[field] ?? field}</dt>
      <dd className="text-with-page min-w-0 wrap-anywhere" dir="auto">
        <del className="me-2 line-clamp-2 text-muted decoration-danger">{inWords(before)}</del>
        <ins className="line-clamp-2 no-underline">{inWords(after)}</ins>
      </dd>
    </>
  )
}

function inWords(value: unknown): string {
  if (value === null || value === undefined || value === '') return t('nothing')
  if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : t('nothing')
  return String(value)
}
