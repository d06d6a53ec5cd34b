import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Popover } from './popover.tsx'

export type Explained = {
  /** The figure's name: "Watch time". */
  figure: string
  definition: ReactNode
  /** Facts behind this one number: rows counted, period, zone, what was left out. */
  facts?: { name: string; value: ReactNode }[]
}

export default function ExplanationPopover({ figure, definition, facts }: Explained) {
  return (
    <Popover label={t('{figure}: how it is computed', { figure })}>
      <p className="mb-1 text-13 font-semibold">{t('How is this computed?')}</p>
      <p className="text-13 text-muted">{definition}</p>
      {facts && facts.length > 0 && (
        <dl className="mt-3 flex flex-col gap-1 border-t pt-3 text-13">
          {facts.map((fact) => (
            <div key={fact.name} className="flex justify-between gap-4">
              <dt className="text-faint">{fact.name}</dt>
              <dd className="figures text-end">{fact.value}</dd>
            </div>
          ))}
        </dl>
      )}
    </Popover>
  )
}
