import { Merge, Plus, Scissors, Trash2, TriangleAlert } from 'lucide-react'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { parseTimeCode, timeCode } from '../timeline/time-code.ts'
import { type EditCue, warningOf } from './cue-edits.ts'

export type CueAction =
  | { do: 'text'; text: string }
  | { do: 'times'; startMs?: number; endMs?: number }
  | { do: 'in' | 'out' | 'merge' | 'insert' | 'delete' | 'play' }
  | { do: 'split'; caret?: number }
  | { do: 'go'; by: 1 | -1 }

type Props = {
  cue: EditCue
  next: EditCue | undefined
  number: number
  active: boolean
  readOnly: boolean
  onAct: (action: CueAction) => void
}

const FIELD =
  'rounded-control border border-transparent bg-transparent hover:border-line-control focus-visible:border-accent pointer-coarse:text-16'

/** One caption: its times, its words and what can be done with it. */
export function CueRow({ cue, next, number, active, readOnly, onAct }: Props) {
  const warning = warningOf(cue, next)
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const action = actionOf(event)
    if (!action || (readOnly && action.do !== 'go')) return
    event.preventDefault()
    event.stopPropagation()
    onAct(action)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: keys for the fields inside
    <div
      className={cx(
        'grid grid-cols-[5.5rem_minmax(0,1fr)] gap-x-2 px-2 py-2 sm:grid-cols-[6rem_minmax(0,1fr)_auto]',
        active && 'bg-accent-soft',
      )}
      onKeyDown={onKeyDown}
    >
      <div className="flex flex-col">
        <TimeField
          label={t('Start of line {number}', { number })}
          ms={cue.startMs}
          readOnly={readOnly}
          onMs={(startMs) => onAct({ do: 'times', startMs })}
        />
        <TimeField
          label={t('End of line {number}', { number })}
          ms={cue.endMs}
          readOnly={readOnly}
          onMs={(endMs) => onAct({ do: 'times', endMs })}
        />
      </div>
      <div className="min-w-0">
        <textarea
          aria-label={t('Line {number}', { number })}
          aria-invalid={warning?.wrong || undefined}
          dir="auto"
          rows={2}
          value={cue.text}
          readOnly={readOnly}
          onFocus={() => onAct({ do: 'play' })}
          onChange={(event) => onAct({ do: 'text', text: event.target.value })}
          className={cx(FIELD, 'block w-full resize-none px-2 py-1 text-14 text-with-page [field-sizing:content]')}
        />
        {warning && (
          <p className={cx('flex items-center gap-1 px-2 text-12', warning.wrong ? 'text-danger' : 'text-warning')}>
            <TriangleAlert size={12} aria-hidden="true" />
            {warning.text}
          </p>
        )}
      </div>
      {!readOnly && (
        <div className="col-start-2 flex items-start sm:col-start-auto">
          <IconButton
            size="sm"
            label={t('Split line {number}', { number })}
            icon={<Scissors size={14} />}
            onClick={() => onAct({ do: 'split' })}
          />
          <IconButton
            size="sm"
            label={t('Merge line {number} with the next', { number })}
            icon={<Merge size={14} />}
            disabled={!next}
            onClick={() => onAct({ do: 'merge' })}
          />
          <IconButton
            size="sm"
            label={t('Add a line after {number}', { number })}
            icon={<Plus size={14} />}
            onClick={() => onAct({ do: 'insert' })}
          />
          <IconButton
            size="sm"
            label={t('Delete line {number}', { number })}
            icon={<Trash2 size={14} />}
            onClick={() => onAct({ do: 'delete' })}
          />
        </div>
      )}
    </div>
  )
}

function actionOf(event: KeyboardEvent<HTMLElement>): CueAction | null {
  if (event.ctrlKey || event.metaKey) return event.key === 'Enter' ? { do: 'insert' } : null
  if (!event.altKey) return null
  const area = event.target instanceof HTMLTextAreaElement ? event.target : null
  // The place of the key: with Alt a Mac types other letters.
  switch (event.code) {
    case 'KeyI':
      return { do: 'in' }
    case 'KeyO':
      return { do: 'out' }
    case 'KeyM':
      return { do: 'merge' }
    case 'KeyS':
      return area ? { do: 'split', caret: area.selectionStart } : { do: 'split' }
    case 'Backspace':
      return { do: 'delete' }
    case 'ArrowUp':
      return { do: 'go', by: -1 }
    case 'ArrowDown':
      return { do: 'go', by: 1 }
    default:
      return null
  }
}

type TimeProps = { label: string; ms: number; readOnly: boolean; onMs: (ms: number) => void }

/** Written as people write times; a step is a tenth of a second, with Shift a whole one. */
export function TimeField({ label, ms, readOnly, onMs }: TimeProps) {
  const [text, setText] = useState(timeCode(ms))
  useEffect(() => setText(timeCode(ms)), [ms])
  const parsed = parseTimeCode(text)
  const commit = () => {
    if (parsed !== null && parsed !== ms) onMs(parsed)
    else setText(timeCode(ms))
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.altKey || event.ctrlKey || event.metaKey || readOnly) return
    const step = event.shiftKey ? 1000 : 100
    if (event.key === 'ArrowUp') onMs(Math.max(0, (parsed ?? ms) + step))
    else if (event.key === 'ArrowDown') onMs(Math.max(0, (parsed ?? ms) - step))
    else if (event.key === 'Enter') commit()
    else return
    event.preventDefault()
  }
  return (
    <input
      aria-label={label}
      aria-invalid={parsed === null || undefined}
      dir="ltr"
      value={text}
      readOnly={readOnly}
      onChange={(event) => setText(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      className={cx(FIELD, 'figures h-7 w-full px-2 text-13 aria-invalid:border-danger')}
    />
  )
}
