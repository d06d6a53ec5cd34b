import { type FocusEvent, type PointerEvent, Suspense, useState } from 'react'
import { lazyLater } from '#web/lib/lazy-later.ts'
import type { Player } from './player.ts'

const ScrubPreview = lazyLater(() => import('./scrub-preview.tsx'))

type Props = { player: Player; media: HTMLVideoElement | null; storyboardUrl: string | null }

/** The time range; what is shown above it is loaded when somebody first goes there. */
export function Timeline({ player, media, storyboardUrl }: Props) {
  const [range, setRange] = useState<HTMLElement | null>(null)
  const [wanted, setWanted] = useState<{ first: number | null } | null>(null)
  const onFirst = (event: PointerEvent<HTMLElement> | FocusEvent<HTMLElement>) => {
    if (wanted) return
    const { left, width } = event.currentTarget.getBoundingClientRect()
    const first = 'clientX' in event ? (event.clientX - left) / width : null
    setWanted({ first })
  }
  return (
    <div className="player-timeline">
      <media-time-range ref={setRange} onPointerEnter={onFirst} onFocus={onFirst} />
      {wanted && range && media && (
        <Suspense>
          <ScrubPreview
            range={range}
            media={media}
            player={player}
            storyboardUrl={storyboardUrl}
            first={wanted.first}
          />
        </Suspense>
      )}
    </div>
  )
}
