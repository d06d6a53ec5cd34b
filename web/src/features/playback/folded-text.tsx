import { useLayoutEffect, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { type TextPart, textParts } from './text-parts.ts'

type Props = {
  text: string
  /** Of the video that times in the text lead into; without one they are text. */
  durationMs?: number | null
  onTime?: (seconds: number) => void
}

/** A description in its author's lines, folded at three; addresses in it are links, times lead there. */
export function FoldedText({ text, durationMs = null, onTime }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState(false)
  const [folds, setFolds] = useState(false)
  // Whether there is more than three lines is known only after layout, and again when the width changes.
  useLayoutEffect(() => {
    const element = box.current
    if (!element || open) return
    const measure = () => setFolds(element.scrollHeight > element.clientHeight + 1)
    measure()
    const sizes = new ResizeObserver(measure)
    sizes.observe(element)
    return () => sizes.disconnect()
  }, [open])
  return (
    <>
      <div
        ref={box}
        dir="auto"
        className={cx('mt-1 max-w-[80ch] text-with-page whitespace-pre-line wrap-anywhere', !open && 'line-clamp-3')}
      >
        {textParts(text, durationMs).map((part, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: parts of one unchanging text
          <Part key={index} part={part} onTime={onTime} />
        ))}
      </div>
      {(folds || open) && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="touch-target mt-1 rounded-[2px] font-semibold hover:underline"
        >
          {open ? t('Show less') : t('Show more')}
        </button>
      )}
    </>
  )
}

const LINK = 'text-accent underline-offset-3 hover:underline'

function Part({ part, onTime }: { part: TextPart; onTime: Props['onTime'] }) {
  if (part.kind === 'text') return part.text
  if (part.kind === 'time')
    return (
      <button
        type="button"
        className={cx(LINK, 'figures rounded-[2px]')}
        aria-label={t('Play from {time}', { time: part.text })}
        onClick={() => onTime?.(part.seconds)}
      >
        {part.text}
      </button>
    )
  return (
    <a href={part.href} rel="noopener noreferrer nofollow ugc" target="_blank" className={LINK}>
      {part.text}
    </a>
  )
}
