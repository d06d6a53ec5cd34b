import { Cast } from 'lucide-react'
import { useEffect, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { PlayerParts } from '../player-parts.ts'
import { PlayerPlace } from '../player-place.tsx'
import { type Casting, watchForScreens } from './casting.ts'

/** Only where the browser knows another screen that could show it. */
export function CastButton({ video, parts }: { video: Video; parts: PlayerParts }) {
  const { media, player, say } = parts
  const [casting, setCasting] = useState<Casting | null>(null)
  const [isAway, setAway] = useState(false)
  const hls = video.playback?.hls
  useEffect(() => {
    if (!hls) return
    return watchForScreens(media, () => player.resolve(new URL(hls, location.href).href), {
      onScreens: setCasting,
      onAway: setAway,
    })
  }, [media, player, hls])
  if (!casting) return null
  const prompt = () => casting.prompt().catch(() => say(t('No screen was chosen')))
  return (
    <PlayerPlace controller={parts.controller} before="media-fullscreen-button">
      <span className="player-settings">
        <button
          type="button"
          aria-label={t('Play on another screen')}
          aria-pressed={isAway}
          onClick={() => void prompt()}
        >
          <Cast size={22} aria-hidden="true" />
        </button>
      </span>
      {isAway &&
        createPortal(
          <p className="player-away" role="status">
            {t('Playing on another screen')}
          </p>,
          parts.controller,
        )}
    </PlayerPlace>
  )
}
