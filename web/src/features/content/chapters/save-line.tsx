import { CircleAlert, CloudCheck, CloudOff, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { formatter } from '#web/lib/locale.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import type { ChapterStore, State } from './store.ts'

const clock = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }),
)

/** Whether what is written is safe, and the way back. */
export function SaveLine({ state, store }: { state: State; store: ChapterStore }) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-3">
      <p role="status" className="flex min-w-0 items-center gap-2 text-13 text-muted">
        <Words state={state} />
      </p>
      <div className="flex shrink-0 items-center">
        {state.saving.kind === 'failed' && (
          <Button size="sm" className="me-1" onClick={store.retry}>
            Retry
          </Button>
        )}
        <IconButton
          label="Undo (Ctrl Z)"
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
  )
}

function Words({ state: { saving, theirs, wrong } }: { state: State }): ReactNode {
  if (theirs)
    return (
      <>
        <CircleAlert size={15} className="shrink-0 text-warning" aria-hidden="true" />
        Not saved: choose below which list to keep
      </>
    )
  switch (saving.kind) {
    case 'incomplete':
      return (
        <>
          <CircleAlert size={15} className="shrink-0 text-warning" aria-hidden="true" />
          {wrong.size === 1
            ? 'Not saved yet: one chapter has to be mended'
            : 'Not saved yet: some chapters have to be mended'}
        </>
      )
    case 'waiting':
    case 'saving':
      return (
        <>
          <Spinner />
          Saving…
        </>
      )
    case 'failed':
      return (
        <>
          <CloudOff size={15} className="shrink-0 text-danger" aria-hidden="true" />
          <span>
            Not saved: {saving.problem.status === 0 ? 'no connection' : saving.problem.message}
            {saving.problem.passing && '. Kept here, and tried again by itself.'}
          </span>
        </>
      )
    case 'saved':
      return (
        <>
          <CloudCheck size={15} className="shrink-0 text-success" aria-hidden="true" />
          Saved {clock().format(saving.at)}
        </>
      )
    case 'idle':
      return (
        <>
          <CloudCheck size={15} className="shrink-0 text-success" aria-hidden="true" />
          Every change is saved by itself
        </>
      )
  }
}
