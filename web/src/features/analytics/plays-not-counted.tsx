import { ChevronRight } from 'lucide-react'
import { exactNumber } from '#web/lib/format-number.ts'
import type { Dashboard } from './queries.ts'

export type Plays = NonNullable<Dashboard['figures']>['plays']
type Reason = keyof Plays['notCounted']

const NAMES: Record<Reason, string> = {
  too_short: 'Too short',
  repeat: 'Again within the hour',
  self: 'Your own team',
  rate: 'Faster than time',
  bot: 'Programs',
}
const REASONS = ['too_short', 'repeat', 'self', 'rate', 'bot'] as const satisfies readonly Reason[]

export const leftOut = ({ notCounted }: Plays) => REASONS.reduce((sum, reason) => sum + notCounted[reason], 0)

/** For the explanation of views: what was begun, and what of it is no view. */
export const playFacts = (plays: Plays) => [
  { name: 'Plays begun', value: exactNumber(plays.begun) },
  { name: 'Left out of views', value: exactNumber(leftOut(plays)) },
]

type Words = { play: string; plays: string; view: string; views: string }
const OF_VIDEOS: Words = { play: 'play that began', plays: 'plays that began', view: 'view', views: 'views' }

/** Every play that is no view, with its reason: nothing is left out in silence. */
export function PlaysNotCounted({ plays, words = OF_VIDEOS }: { plays: Plays; words?: Words }) {
  const without = leftOut(plays)
  if (without === 0)
    return (
      <p className="border-t px-4 py-2.5 text-13 text-muted sm:px-5">
        {plays.begun === 1
          ? `The one ${words.play} became a ${words.view}.`
          : `All ${exactNumber(plays.begun)} ${words.plays} became ${words.views}.`}
      </p>
    )
  return (
    <details className="group border-t">
      <summary className="flex list-none items-center gap-1.5 px-4 py-2.5 text-13 text-muted select-none transition-colors hover:bg-hover hover:text-ink focus-visible:-outline-offset-2 sm:px-5">
        <ChevronRight
          size={15}
          aria-hidden="true"
          className="shrink-0 text-faint transition-transform group-open:rotate-90"
        />
        <span>
          <span className="figures">{exactNumber(without)}</span> of{' '}
          <span className="figures">{exactNumber(plays.begun)}</span> {words.plays} did not count as {words.views}
          <span className="text-faint group-open:hidden">: see why</span>
        </span>
      </summary>
      <table className="mx-4 mb-3 w-[calc(100%-2rem)] max-w-[760px] text-start text-13 sm:mx-5">
        <thead className="sr-only">
          <tr>
            <th scope="col">Reason</th>
            <th scope="col">How many</th>
            <th scope="col">What it means</th>
          </tr>
        </thead>
        <tbody>
          {REASONS.filter((reason) => plays.notCounted[reason] > 0).map((reason) => (
            <tr key={reason} className="border-t align-top">
              <th scope="row" className="py-2 pe-4 font-medium sm:whitespace-nowrap">
                {NAMES[reason]}
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
