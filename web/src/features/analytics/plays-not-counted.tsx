import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { exactNumber } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import type { Dashboard } from './queries.ts'

export type Plays = NonNullable<Dashboard['figures']>['plays']
type Reason = keyof Plays['notCounted']

const names = (): Record<Reason, string> => ({
  too_short: t('Too short'),
  repeat: t('Again within the hour'),
  self: t('Your own team'),
  rate: t('Faster than time'),
  bot: t('Programs'),
})
const REASONS = ['too_short', 'repeat', 'self', 'rate', 'bot'] as const satisfies readonly Reason[]

export const leftOut = ({ notCounted }: Plays) => REASONS.reduce((sum, reason) => sum + notCounted[reason], 0)

/** For the explanation of views: what was begun, and what of it is no view. */
export const playFacts = (plays: Plays) => [
  { name: t('Plays begun'), value: exactNumber(plays.begun) },
  { name: t('Left out of views'), value: exactNumber(leftOut(plays)) },
]

/** Videos are played and viewed, articles opened and read. */
type Kind = 'videos' | 'articles'

const allCounted = (kind: Kind, count: number) =>
  kind === 'videos'
    ? t('{count, plural, =1 {The one play that began became a view.} other {All # plays that began became views.}}', {
        count,
      })
    : t(
        '{count, plural, =1 {The one article that was opened became a read.} other {All # openings of articles became reads.}}',
        { count },
      )

function notCounted(kind: Kind, without: number, begun: number): ReactNode {
  const values = {
    without,
    begun,
    more: (text: ReactNode) => <span className="text-faint group-open:hidden">{text}</span>,
  }
  return kind === 'videos'
    ? tx('{without} of {begun} plays that began did not count as views<more>: see why</more>', values)
    : tx('{without} of {begun} openings of articles did not count as reads<more>: see why</more>', values)
}

/** Every play that is no view, with its reason: nothing is left out in silence. */
export function PlaysNotCounted({ plays, of: kind = 'videos' }: { plays: Plays; of?: Kind }) {
  const without = leftOut(plays)
  if (without === 0)
    return <p className="border-t px-4 py-2.5 text-13 text-muted sm:px-5">{allCounted(kind, plays.begun)}</p>
  return (
    <details className="group border-t">
      <summary className="flex list-none items-center gap-1.5 px-4 py-2.5 text-13 text-muted select-none transition-colors hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 sm:px-5">
        <ChevronRight
          size={15}
          aria-hidden="true"
          className="shrink-0 text-faint transition-transform group-open:rotate-90 rtl:-scale-x-100 rtl:group-open:-rotate-90"
        />
        <span className="figures">{notCounted(kind, without, plays.begun)}</span>
      </summary>
      <table className="mx-4 mb-3 w-[calc(100%-2rem)] max-w-[760px] text-start text-13 sm:mx-5">
        <thead className="sr-only">
          <tr>
            <th scope="col">{t('Reason')}</th>
            <th scope="col">{t('How many')}</th>
            <th scope="col">{t('What it means')}</th>
          </tr>
        </thead>
        <tbody>
          {REASONS.filter((reason) => plays.notCounted[reason] > 0).map((reason) => (
            <tr key={reason} className="border-t align-top">
              <th scope="row" className="py-2 pe-4 font-medium sm:whitespace-nowrap">
                {names()[reason]}
                {/* On a phone a column for it would be three words wide. */}
                <span className="mt-0.5 block font-normal text-pretty text-muted sm:hidden">
                  {plays.definitions[reason]}
                </span>
              </th>
              <td className="figures py-2 text-end sm:pe-4">{exactNumber(plays.notCounted[reason])}</td>
              <td className="hidden py-2 text-pretty text-muted sm:table-cell">{plays.definitions[reason]}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}
