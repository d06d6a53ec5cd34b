import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useMemo, useRef } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { timeCode } from '../timeline/time-code.ts'

type Line = { startMs: number; endMs?: number; text: string }
type Props = {
  lines: readonly Line[]
  present: readonly Line[]
  media: RefObject<HTMLVideoElement | null>
  shownText?: (text: string) => string
}

const keyOf = ({ startMs, endMs, text }: Line) => `${startMs} ${endMs} ${text}`

/** The lines of an earlier version to read; those that are not there now are marked. Only those in sight are in the page. */
export function VersionLines({ lines, present, media, shownText = (text) => text }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const now = useMemo(() => new Set(present.map(keyOf)), [present])
  const other = useMemo(() => lines.reduce((count, line) => count + (now.has(keyOf(line)) ? 0 : 1), 0), [lines, now])
  const rows = useVirtualizer({
    count: lines.length,
    getScrollElement: () => box.current,
    estimateSize: () => 36,
    overscan: 8,
  })
  return (
    <>
      <p className="text-13">
        {other === 0
          ? t('Each of its lines is there now too.')
          : t(
              '{count, plural, one {# of its lines is not there now; marked below.} other {# of its lines are not there now; marked below.}}',
              { count: other },
            )}
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset does not scroll in every browser */}
      <div
        ref={box}
        className="max-h-[min(50dvh,480px)] overflow-y-auto rounded-control border bg-surface"
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by keyboard
        tabIndex={0}
        role="group"
        aria-label={t('Lines of this version')}
      >
        <ol className="relative" style={{ height: rows.getTotalSize() }}>
          {rows.getVirtualItems().map(({ key, index, start }) => {
            const line = lines[index]
            if (!line) return null
            const differs = !now.has(keyOf(line))
            return (
              <li
                key={key}
                ref={rows.measureElement}
                data-index={index}
                className={cx(
                  'absolute inset-x-0 top-0 flex items-baseline gap-2 border-b border-s-3 px-2 py-1.5 text-14',
                  differs ? 'border-s-accent bg-accent-soft' : 'border-s-transparent',
                )}
                style={{ transform: `translateY(${start}px)` }}
              >
                <button
                  type="button"
                  aria-label={t('Go to {time}', { time: timeCode(line.startMs) })}
                  onClick={() => {
                    if (media.current) media.current.currentTime = line.startMs / 1000
                  }}
                  dir="ltr"
                  className="figures touch-target shrink-0 rounded-control px-1 text-13 text-muted hover:underline"
                >
                  {timeCode(line.startMs)}
                </button>
                <p className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere text-with-page" dir="auto">
                  {shownText(line.text)}
                </p>
                {differs && <span className="sr-only">{t('Not there now')}</span>}
              </li>
            )
          })}
        </ol>
      </div>
    </>
  )
}
