import { CircleAlert, CloudCheck, CloudOff, Redo2, Undo2 } from 'lucide-react'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import type { ListState } from './use-list.ts'

/** Whether what is written is safe, and the way back. */
export function SavingLine({ list }: { list: ListState }) {
  const { saving, undo, redo, retry, settle } = list
  return (
    <>
      <div className="flex min-h-8 items-center justify-between gap-3">
        <p role="status" className="flex min-w-0 items-center gap-2 text-13 text-muted">
          {saving.state === 'saved' && (
            <>
              <CloudCheck size={15} className="shrink-0 text-success" aria-hidden="true" />
              Every change is saved by itself
            </>
          )}
          {(saving.state === 'waiting' || saving.state === 'saving') && (
            <>
              <Spinner />
              Saving…
            </>
          )}
          {saving.state === 'incomplete' && (
            <>
              <CircleAlert size={15} className="shrink-0 text-warning" aria-hidden="true" />
              Not saved yet: something is missing
            </>
          )}
          {saving.state === 'failed' && (
            <>
              <CloudOff size={15} className="shrink-0 text-danger" aria-hidden="true" />
              Not saved: {saving.reason}
            </>
          )}
          {saving.state === 'conflict' && (
            <>
              <CircleAlert size={15} className="shrink-0 text-warning" aria-hidden="true" />
              Not saved: choose which list to keep
            </>
          )}
        </p>
        <div className="flex shrink-0 items-center">
          {saving.state === 'failed' && (
            <Button size="sm" className="me-1" onClick={retry}>
              Retry
            </Button>
          )}
          <IconButton
            label="Undo (Ctrl Z)"
            icon={<Undo2 size={16} />}
            aria-disabled={!undo || undefined}
            onClick={() => undo?.()}
          />
          <IconButton
            label="Redo (Ctrl Shift Z)"
            icon={<Redo2 size={16} />}
            aria-disabled={!redo || undefined}
            onClick={() => redo?.()}
          />
        </div>
      </div>
      {saving.state === 'conflict' && (
        <Callout tone="warning" title="Somebody else changed the list meanwhile">
          <p>Theirs has {saving.theirs.items.length}. Yours stays here until you choose, and undo brings it back.</p>
          <div className="mt-2 flex flex-wrap gap-2">
            <Button size="sm" onClick={() => settle('theirs')}>
              Take theirs
            </Button>
            <Button size="sm" onClick={() => settle('mine')}>
              Keep mine
            </Button>
          </div>
        </Callout>
      )}
    </>
  )
}
