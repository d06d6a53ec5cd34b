import { useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useMemo, useRef } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { timeCode } from '../timeline/time-code.ts'
import { shownText } from './cue-edits.ts'
import type { Cues } from './queries.ts'

type Lines = Cues['cues']
type Props = { cues: Lines; present: Lines; media: RefObject<HTMLVideoElement | null> }

const keyOf = ({ startMs, endMs, text }: Lines[number]) => `${startMs} ${endMs} ${text}`

/** The lines of an earlier version to read; those that are not there now are marked. Only those in sight are in the page. */
export function VersionLines({ cues, present, media }: Props) {
  const box = useRef<HTMLDivElement>(null)
  const now = useMemo(() => new Set(present.map(keyOf)), [present])
  const other = useMemo(() => cues.reduce((count, cue) => count + (now.has(keyOf(cue)) ? 0 : 1), 0), [cues, now])
  const rows = useVirtualizer({
    count: cues.length,
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
            const cue = cues[index]
            if (!cue) return null
            const differs = !now.has(keyOf(cue))
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
                  aria-label={t('Go to {time}', { time: timeCode(cue.startMs) })}
                  onClick={() => {
                    if (media.current) media.current.currentTime = cue.startMs / 1000
                  }}
                  dir="ltr"
                  className="figures touch-target shrink-0 rounded-control px-1 text-13 text-muted hover:underline"
                >
                  {timeCode(cue.startMs)}
                </button>
                <p className="min-w-0 flex-1 whitespace-pre-wrap wrap-anywhere text-with-page" dir="auto">
                  {shownText(cue.text)}
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
