import { CircleAlert, CloudCheck, CloudOff, Redo2, Undo2, UserRoundPen } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatter } from '#web/lib/locale.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import type { DetailsStore, State } from './store.ts'
import { listed } from './words.ts'

const clock = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }),
)

/** Whether what is written is safe, and the way back. */
export function SaveLine({ state, store, locked }: { state: State; store: DetailsStore; locked: boolean }) {
  if (locked) return null
  return (
    <div className="sticky top-(--bar) z-10 -mx-1 flex flex-col gap-1 bg-canvas/95 px-1 py-1.5 backdrop-blur-sm">
      <div className="flex min-h-8 items-center justify-between gap-3">
        <p role="status" className="flex min-w-0 items-center gap-2 text-13 text-muted">
          <Words state={state} />
        </p>
        <div className="flex shrink-0 items-center">
          {state.saving.kind === 'failed' && state.conflicts.length === 0 && (
            <Button size="sm" className="me-1" onClick={store.retry}>
              Retry
            </Button>
          )}
          <IconButton
            label="Undo the last change (Ctrl Z)"
            icon={<Undo2 size={16} />}
            aria-disabled={!state.canUndo || undefined}
            onClick={store.undo}
          />
          <IconButton
            label="Redo (Ctrl Shift Z)"
            icon={<Redo2 size={16} />}
            aria-disabled={!state.canRedo || undefined}
            onClick={store.redo}
          />
        </div>
      </div>
      {state.news && (
        <p role="status" className="flex items-center gap-2 rounded-control bg-accent-soft px-3 py-1.5 text-13">
          <UserRoundPen size={15} className="shrink-0 text-accent" aria-hidden="true" />
          <span className="min-w-0 flex-1">
            <b className="font-medium" dir="auto">
              {state.news.by ?? 'The studio'}
            </b>{' '}
            changed the {listed(state.news.fields)} <RelativeTime time={state.news.at.toISOString()} />
          </span>
          <Button size="sm" variant="quiet" className="-my-1 -me-2" onClick={store.newsRead}>
            Got it
          </Button>
        </p>
      )}
    </div>
  )
}

function Words({ state }: { state: State }): ReactNode {
  const { saving, edits, conflicts } = state
  if (conflicts.length > 0)
    return (
      <>
        <CircleAlert size={15} className="shrink-0 text-warning" aria-hidden="true" />
        Not saved: choose below which words to keep
      </>
    )
  if (typeof edits.title === 'string' && !edits.title.trim())
    return (
      <>
        <CircleAlert size={15} className="shrink-0 text-danger" aria-hidden="true" />
        Not saved: it needs a title
      </>
    )
  if (saving.kind === 'waiting' || saving.kind === 'saving')
    return (
      <>
        <Spinner />
        Saving…
      </>
    )
  if (saving.kind === 'failed')
    return (
      <>
        <CloudOff size={15} className="shrink-0 text-danger" aria-hidden="true" />
        <span>
          Not saved
          {saving.problem.status === 0
            ? ': no connection'
            : `: ${saving.problem.fields[0]?.message ?? saving.problem.message}`}
          {saving.again && '. Kept here, and tried again by itself.'}
        </span>
      </>
    )
  return (
    <>
      <CloudCheck size={15} className="shrink-0 text-success" aria-hidden="true" />
      {saving.kind === 'saved' ? `Saved ${clock().format(saving.at)}` : 'Every change is saved by itself'}
    </>
  )
}
