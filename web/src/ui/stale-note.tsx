import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from './button.tsx'
import { Callout } from './callout.tsx'
import { RelativeTime } from './relative-time.tsx'

type Props = { since: number; onRetry: () => void; busy: boolean; className?: string }

/** What is shown could not be brought up to date: since when, and another try. `since` is in ms of the clock. */
export function StaleNote({ since, onRetry, busy, className }: Props) {
  return (
    <Callout
      tone="warning"
      {...(className && { className })}
      action={
        <Button size="sm" onClick={onRetry} busy={busy}>
          {t('Try again')}
        </Button>
      }
    >
      {tx('This is from {when} and could not be brought up to date.', {
        when: <RelativeTime time={new Date(since).toISOString()} />,
      })}
    </Callout>
  )
}
