import { useEffect, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import type { Line } from './parse-vtt.ts'

type Props = {
  lines: readonly Line[]
  current: Line | undefined
  /** Marked where they stand. */
  words: string
  onSeek: (line: Line) => void
}

/** Follows what plays until somebody reads elsewhere. */
export function TranscriptLines({ lines, current, words, onSeek }: Props) {
  const list = useRef<HTMLOListElement>(null)
  const [isReading, setReading] = useState(false)
  const follows = !isReading && !words
  // biome-ignore lint/correctness/useExhaustiveDependencies: it moves when the line does
  useEffect(() => {
    const box = list.current
    const row = follows && box?.querySelector<HTMLElement>('[aria-current]')
    if (!box || !row) return
    // Only the list itself: the page stays where it is.
    const top = row.offsetTop - box.offsetTop - box.clientHeight / 3
    const calm = matchMedia('(prefers-reduced-motion: reduce)').matches
    box.scrollTo({ top, behavior: calm ? 'instant' : 'smooth' })
  }, [current, follows])
  if (lines.length === 0) return <p className="px-4 py-3 text-14 text-muted">{t('No line has these words.')}</p>
  const read = () => setReading(true)
  return (
    <div className="relative">
      <ol
        ref={list}
        aria-label={t('Lines')}
        className="max-h-[min(460px,52dvh)] overflow-y-auto overscroll-contain py-1"
        onWheel={read}
        onTouchMove={read}
        onKeyDown={({ key }) => /^(?:Page|Arrow|Tab)/.test(key) && read()}
      >
        {lines.map((line) => (
          <li
            key={`${line.startMs} ${line.text}`}
            className="[contain-intrinsic-size:auto_36px] [content-visibility:auto]"
          >
            <button
              type="button"
              {...(line === current && { 'aria-current': 'true' as const })}
              onClick={() => {
                setReading(false)
                onSeek(line)
              }}
              className={cx(
                'flex min-h-9 w-full gap-3 px-4 py-1.5 text-start text-14 hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3',
                line === current && 'bg-accent-soft font-medium',
              )}
            >
              <span className="figures w-12 shrink-0 text-13 text-accent">{clockDuration(line.startMs)}</span>
              <span className="text-with-page min-w-0 flex-1 wrap-anywhere" dir="auto">
                <Marked text={line.text} words={words} />
              </span>
            </button>
          </li>
        ))}
      </ol>
      {isReading && !words && (
        <Button size="sm" className="absolute end-4 bottom-3 shadow-overlay" onClick={() => setReading(false)}>
          {t('Follow the video')}
        </Button>
      )}
    </div>
  )
}

/** Found without regard to accents; marked where the letters are the same. */
function Marked({ text, words }: { text: string; words: string }) {
  const at = words ? text.toLocaleLowerCase().indexOf(words.toLocaleLowerCase()) : -1
  if (at < 0) return text
  return (
    <>
      {text.slice(0, at)}
      <mark className="rounded-[2px] bg-accent-soft font-semibold text-accent">
        {text.slice(at, at + words.length)}
      </mark>
      {text.slice(at + words.length)}
    </>
  )
}
