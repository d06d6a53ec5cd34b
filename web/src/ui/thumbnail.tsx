import { AudioLines, FileText, Film } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { clockDuration, readAloudDuration } from '#web/lib/format-duration.ts'

type Props = {
  /** Full size and a small one (about 320 px wide); `null` while there is no picture. */
  image: { url: string; small: string; placeholder: string | null } | null
  /** How wide it is shown, in the words of `sizes`. */
  sizes: string
  durationMs?: number | null
  /** Over the picture, e.g. how much of it this viewer has seen. */
  mark?: ReactNode
  /** Over the picture's middle, e.g. a state while there is none. */
  overlay?: ReactNode
  className?: string
  eager?: boolean
  /** Something to hear, without a picture. */
  sound?: boolean
  /** Something to read. */
  article?: boolean
}

/**
 * A 16:9 picture that keeps its place: a tiny blurred preview first, then the image. Decorative: the title beside it
 * is the link's name.
 */
export function Thumbnail({ image, sizes, durationMs, mark, overlay, className, eager, sound, article }: Props) {
  const Sign = article ? FileText : sound ? AudioLines : Film
  const [state, setState] = useState<'waiting' | 'shown' | 'broken'>('waiting')
  return (
    <span
      className={cx(
        'relative block aspect-video shrink-0 overflow-hidden rounded-control bg-sunken ring-1 ring-line ring-inset',
        className,
      )}
    >
      {image?.placeholder && state !== 'broken' && (
        <img src={image.placeholder} alt="" className="absolute inset-0 size-full scale-110 object-cover blur-md" />
      )}
      {image && state !== 'broken' ? (
        <img
          src={image.url}
          srcSet={`${image.small} 320w, ${image.url} 1280w`}
          sizes={sizes}
          alt=""
          loading={eager ? 'eager' : 'lazy'}
          decoding="async"
          ref={(element) => {
            // A picture from the cache is complete before React listens.
            if (element?.complete && element.naturalWidth > 0) setState('shown')
          }}
          onLoad={() => setState('shown')}
          onError={() => setState('broken')}
          className={cx(
            'absolute inset-0 size-full object-cover transition-opacity duration-200',
            state === 'shown' ? 'opacity-100' : 'opacity-0',
          )}
        />
      ) : (
        !overlay && (
          <span
            className={cx(
              'absolute inset-0 flex items-center justify-center',
              sound || article ? 'bg-linear-to-b from-accent-soft to-sunken text-accent' : 'text-faint opacity-60',
            )}
          >
            <Sign className="h-1/3 max-h-12 w-1/3 max-w-12" strokeWidth={1.5} aria-hidden="true" />
          </span>
        )
      )}
      {overlay}
      {article && image && (
        <span className="absolute end-1 bottom-1 rounded-[4px] bg-black/80 p-0.5 text-on-media">
          <FileText size={12} aria-hidden="true" />
        </span>
      )}
      {durationMs != null && (
        <span className="figures absolute end-1 bottom-1 rounded-[4px] bg-black/80 px-1 text-[0.6875rem]/4 font-medium text-on-media">
          <span aria-hidden="true" dir="ltr">
            {clockDuration(durationMs)}
          </span>
          <span className="sr-only">{readAloudDuration(durationMs)}</span>
        </span>
      )}
      {mark}
    </span>
  )
}
