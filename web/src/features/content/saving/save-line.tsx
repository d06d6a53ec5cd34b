import { CircleAlert, CloudCheck, CloudOff, Redo2, Undo2 } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ApiProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { formatter } from '#web/lib/locale.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Spinner } from '#web/ui/spinner.tsx'
import type { Saving } from './saving.ts'

const clock = formatter(
  (locale, timeZone) => new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone }),
)

type WordsProps = {
  saving: Saving
  /** What somebody has to do before it can be saved. */
  waits?: string | null
}
type Props = WordsProps & {
  canUndo: boolean
  canRedo: boolean
  store: { undo: () => void; redo: () => void; retry: () => void }
}

/** Whether what is written is safe, and the way back. */
export function SaveLine({ saving, waits = null, canUndo, canRedo, store }: Props) {
  return (
    <div className="flex min-h-8 items-center justify-between gap-3">
      <SaveWords saving={saving} waits={waits} />
      <div className="flex shrink-0 items-center">
        {saving.kind === 'failed' && !waits && (
          <Button size="sm" className="me-1" onClick={store.retry}>
            {t('Retry')}
          </Button>
        )}
        <IconButton
          label={t('Undo (Ctrl Z)')}
          icon={<Undo2 size={16} className="rtl:-scale-x-100" />}
          aria-disabled={!canUndo || undefined}
          onClick={store.undo}
        />
        <IconButton
          label={t('Redo (Ctrl Shift Z)')}
          icon={<Redo2 size={16} className="rtl:-scale-x-100" />}
          aria-disabled={!canRedo || undefined}
          onClick={store.redo}
        />
      </div>
    </div>
  )
}

export function SaveWords(props: WordsProps & { savedWords?: string }) {
  return (
    <p role="status" className="flex min-w-0 items-center gap-2 text-13 text-muted">
      <Words {...props} />
    </p>
  )
}

function Words({ saving, waits, savedWords }: WordsProps & { savedWords?: string }): ReactNode {
  if (waits || saving.kind === 'incomplete')
    return (
      <>
        <CircleAlert size={15} className="shrink-0 text-warning" aria-hidden="true" />
        {waits ?? t('Not saved yet: something is missing')}
      </>
    )
  if (saving.kind === 'waiting' || saving.kind === 'saving')
    return (
      <>
        <Spinner />
        {t('Saving…')}
      </>
    )
  if (saving.kind === 'failed')
    return (
      <>
        <CloudOff size={15} className="shrink-0 text-danger" aria-hidden="true" />
        <span>{failure(saving.problem)}</span>
      </>
    )
  return (
    <>
      <CloudCheck size={15} className="shrink-0 text-success" aria-hidden="true" />
      {savedWords ??
        (saving.kind === 'saved'
          ? t('Saved {time}', { time: clock().format(saving.at) })
          : t('Every change is saved by itself'))}
    </>
  )
}

function failure(problem: ApiProblem): string {
  if (problem.status === 0) return t('Not saved: no connection. Kept here, and tried again by itself.')
  const reason = problem.fields[0]?.message ?? problem.message
  return problem.passing
    ? t('Not saved: {reason}. Kept here, and tried again by itself.', { reason })
    : t('Not saved: {reason}', { reason })
}
