import { Crosshair, RotateCcw, Trash2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { parseTimeCode, timeCode } from '../timeline/time-code.ts'
import { cutOut, moveEnd, type Part, putBack, stretches } from './parts.ts'

type Props = {
  keep: readonly Part[]
  durationMs: number
  positionMs: number
  frameMs: number
  canEdit: boolean
  onChange: (keep: Part[]) => void
  onSeek: (ms: number) => void
}

/** Everything that dragging does, in words and numbers. */
export function PartList({ keep, durationMs, positionMs, frameMs, canEdit, onChange, onSeek }: Props) {
  return (
    <ol className="divide-y border-t" aria-label={t('Parts of the video')}>
      {stretches(keep, durationMs).map((part) => {
        const index = keep.findIndex(({ startMs }) => part.kept && startMs === part.startMs)
        const number = index + 1
        const move = (end: keyof Part) => (ms: number) => onChange(moveEnd(keep, { index, end }, ms, durationMs))
        return (
          <li
            key={`${part.kept}-${part.startMs}`}
            className={`flex flex-wrap items-center gap-x-2 gap-y-2 px-4 py-2.5 text-13 sm:px-5 ${part.kept ? '' : 'bg-sunken text-muted'}`}
          >
            <button
              type="button"
              className="min-w-14 shrink-0 rounded-sm text-start font-medium hover:underline pointer-coarse:h-11"
              onClick={() => onSeek(part.startMs)}
            >
              {part.kept ? t('Part {number}', { number }) : t('Removed')}
            </button>
            {part.kept ? (
              <>
                <TimeField
                  label={t('Part {number} starts', { number })}
                  ms={part.startMs}
                  {...{ positionMs, frameMs, canEdit }}
                  onChange={move('startMs')}
                />
                <TimeField
                  label={t('Part {number} ends', { number })}
                  ms={part.endMs}
                  {...{ positionMs, frameMs, canEdit }}
                  onChange={move('endMs')}
                />
              </>
            ) : (
              <span className="figures" dir="ltr">
                {timeCode(part.startMs)} – {timeCode(part.endMs)}
              </span>
            )}
            <span className="ms-auto flex items-center gap-1">
              <span className="figures text-faint">{timeCode(part.endMs - part.startMs)}</span>
              {canEdit &&
                (part.kept ? (
                  <IconButton
                    label={t('Cut out part {number}', { number })}
                    icon={<Trash2 size={16} />}
                    disabled={keep.length < 2}
                    onClick={() => onChange(cutOut(keep, part))}
                  />
                ) : (
                  <IconButton
                    label={t('Put back {from} to {to}', { from: timeCode(part.startMs), to: timeCode(part.endMs) })}
                    icon={<RotateCcw size={16} />}
                    onClick={() => onChange(putBack(keep, part))}
                  />
                ))}
            </span>
          </li>
        )
      })}
    </ol>
  )
}

type FieldProps = {
  label: string
  ms: number
  positionMs: number
  frameMs: number
  canEdit: boolean
  onChange: (ms: number) => void
}

function TimeField({ label, ms, positionMs, frameMs, canEdit, onChange }: FieldProps) {
  const [text, setText] = useState(timeCode(ms))
  useEffect(() => setText(timeCode(ms)), [ms])
  const wrong = parseTimeCode(text) === null
  const commit = () => {
    const parsed = parseTimeCode(text)
    if (parsed === null || parsed === ms) setText(timeCode(ms))
    else onChange(parsed)
  }
  const step = (by: number, words: string, sign: string) => (
    <button
      type="button"
      aria-label={t('{field}: {step}, {words}', { field: label, step: sign, words })}
      title={words}
      onClick={() => onChange(ms + by)}
      className="figures h-8 min-w-7 px-1 text-12 text-muted hover:bg-hover hover:text-ink pointer-coarse:h-11 pointer-coarse:min-w-11"
    >
      {sign}
    </button>
  )
  return (
    <span
      dir="ltr"
      className="inline-flex items-center rounded-control border border-line-control bg-surface focus-within:border-accent"
    >
      {canEdit && step(-1000, t('one second earlier'), t('−1 s'))}
      {canEdit && step(-frameMs, t('one frame earlier'), t('−1 f'))}
      <input
        aria-label={label}
        aria-invalid={wrong || undefined}
        readOnly={!canEdit}
        value={text}
        inputMode="decimal"
        onChange={(event) => setText(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') commit()
          if (event.key === 'Escape') setText(timeCode(ms))
        }}
        className="figures h-8 w-[5.5rem] bg-transparent text-center text-13 aria-invalid:text-danger pointer-coarse:h-11 pointer-coarse:text-16"
      />
      {canEdit && step(frameMs, t('one frame later'), t('+1 f'))}
      {canEdit && step(1000, t('one second later'), t('+1 s'))}
      {canEdit && (
        <IconButton
          label={t('{field}: set to the playhead', { field: label })}
          icon={<Crosshair size={14} />}
          onClick={() => onChange(positionMs)}
        />
      )}
    </span>
  )
}
