import { type ReactNode, useId } from 'react'

export type Choice<T extends string> = {
  value: T
  label: string
  explanation: string
  icon: ReactNode
  /** Why it cannot be chosen now. */
  unavailable?: string | null
}

type Props<T extends string> = {
  legend: string
  value: T
  choices: Choice<T>[]
  onChange: (value: T) => void
}

/** A few options that each need a sentence: radio buttons in rows. Fills a `Card` from edge to edge. */
export function ChoiceCards<T extends string>({ legend, value, choices, onChange }: Props<T>) {
  const name = useId()
  // One reason for all of them is said once.
  const first = choices[0]?.unavailable ?? null
  const ofAll = choices.every(({ unavailable }) => (unavailable ?? null) === first) ? first : null
  return (
    <fieldset className="min-w-0">
      <legend className="px-4 pt-4 pb-3 text-14 font-semibold sm:px-5">{legend}</legend>
      {ofAll && <p className="-mt-2 px-4 pb-3 text-13 text-pretty text-muted sm:px-5">{ofAll}</p>}
      <div className="divide-y divide-line border-t">
        {choices.map((choice) => (
          <label
            key={choice.value}
            className="relative flex items-start gap-3 px-4 py-2.5 sm:px-5 transition-colors hover:bg-hover has-checked:bg-accent-soft has-disabled:cursor-not-allowed has-focus-visible:z-10 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-accent"
          >
            <input
              type="radio"
              name={name}
              value={choice.value}
              checked={choice.value === value}
              disabled={Boolean(choice.unavailable)}
              onChange={() => onChange(choice.value)}
              className="mt-0.5 size-4 shrink-0 outline-none"
            />
            <span className="flex min-w-0 flex-1 flex-col gap-0.5">
              <span className="text-14 font-medium">{choice.label}</span>
              <span className="text-13 text-muted">{(!ofAll && choice.unavailable) || choice.explanation}</span>
            </span>
            <span className="mt-0.5 text-muted" aria-hidden="true">
              {choice.icon}
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
