import { type RefObject, useEffect, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'

type Chapter = NonNullable<Video['chapters']>[number]
type Props = { chapters: readonly Chapter[]; media: RefObject<HTMLVideoElement | null> }

/** The chapters by name, the one that plays marked; each begins where it is pressed. */
export function ChapterList({ chapters, media }: Props) {
  const current = useCurrent(chapters, media)
  const playFrom = ({ startMs }: Chapter) => {
    const element = media.current
    if (!element) return
    element.currentTime = startMs / 1000
    void element.play().catch(() => {})
    element.scrollIntoView({ block: 'nearest', behavior: 'smooth' })
  }
  return (
    <section aria-labelledby="chapters" className="mt-4 overflow-clip rounded-card border">
      <h2 id="chapters" className="px-4 pt-3 pb-1 text-14 font-semibold">
        {t('Chapters')}
      </h2>
      <ol className="max-h-72 overflow-y-auto overscroll-contain pb-1">
        {chapters.map((chapter) => (
          <li key={chapter.startMs}>
            <button
              type="button"
              {...(chapter === current && { 'aria-current': 'true' as const })}
              onClick={() => playFrom(chapter)}
              className={cx(
                'flex min-h-9 w-full items-baseline gap-3 px-4 py-2 text-start text-14 hover:bg-hover focus-visible:-outline-offset-2 pointer-coarse:py-3',
                chapter === current && 'bg-accent-soft font-medium',
              )}
            >
              <span className="figures w-12 shrink-0 text-13 text-accent">{clockDuration(chapter.startMs)}</span>
              <span className="min-w-0 flex-1 wrap-anywhere" dir="auto">
                {chapter.title}
              </span>
            </button>
          </li>
        ))}
      </ol>
    </section>
  )
}

function useCurrent(chapters: readonly Chapter[], media: RefObject<HTMLVideoElement | null>): Chapter | undefined {
  const [current, setCurrent] = useState<Chapter>()
  useEffect(() => {
    const element = media.current
    if (!element) return
    const off = new AbortController()
    const look = () => setCurrent(chapters.findLast(({ startMs }) => startMs <= element.currentTime * 1000 + 50))
    for (const type of ['timeupdate', 'seeking']) element.addEventListener(type, look, { signal: off.signal })
    look()
    return () => off.abort()
  }, [chapters, media])
  return current
}
