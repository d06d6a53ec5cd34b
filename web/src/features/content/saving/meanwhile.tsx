import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'

type Props = {
  title: string
  children?: ReactNode
  mine?: string
  /** `null`: there is nothing to take. */
  theirs?: string | null
  store: { choose(whose: 'mine' | 'theirs'): void }
}

/** Two people wrote at once: one of both is chosen by a person. */
export function Meanwhile({ title, children, mine = t('Keep mine'), theirs = t('Take theirs'), store }: Props) {
  return (
    <Callout tone="warning" title={title}>
      {children}
      <div className="mt-2 flex flex-wrap gap-2">
        {theirs && (
          <Button size="sm" onClick={() => store.choose('theirs')}>
            {theirs}
          </Button>
        )}
        <Button size="sm" onClick={() => store.choose('mine')}>
          {mine}
        </Button>
      </div>
    </Callout>
  )
}
