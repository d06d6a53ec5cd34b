import { useLayoutEffect, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'

const ADDRESS = /(https?:\/\/[^\s<>"]+[^\s<>"'.,;:!?)\]])/g

/** A description in its author's lines, folded at three; addresses in it are links. */
export function FoldedText({ text }: { text: string }) {
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
        className={cx('mt-1 max-w-[80ch] whitespace-pre-line wrap-anywhere', !open && 'line-clamp-3')}
      >
        {text.split(ADDRESS).map((part, index) =>
          // Every second part is an address: that is how split() keeps a captured separator.
          index % 2 === 1 ? (
            <a
              // biome-ignore lint/suspicious/noArrayIndexKey: parts of one unchanging text
              key={index}
              href={part}
              rel="noopener noreferrer nofollow ugc"
              target="_blank"
              className="text-accent underline-offset-3 hover:underline"
            >
              {part}
            </a>
          ) : (
            part
          ),
        )}
      </div>
      {(folds || open) && (
        <button
          type="button"
          aria-expanded={open}
          onClick={() => setOpen(!open)}
          className="touch-target mt-1 rounded-[2px] font-semibold hover:underline"
        >
          {open ? 'Show less' : 'Show more'}
        </button>
      )}
    </>
  )
}
