import './player-extras.css'
import { Suspense, useEffect, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { followCaptionStyle } from './captions/caption-style.ts'
import { CastButton } from './cast/cast-button.tsx'
import type { PlayerState } from './player.ts'
import type { PlayerParts } from './player-parts.ts'
import { useGoingOn } from './use-going-on.ts'
import { useMediaSession } from './use-media-session.ts'
import { usePlayerKeys } from './use-player-keys.ts'

const KeysDialog = lazyLater(() => import('./keys/keys-dialog.tsx'))

/** What every player can do besides playing: loaded after its first frame. */
export default function PlayerExtras({
  video,
  state,
  parts,
}: {
  video: Video
  state: PlayerState
  parts: PlayerParts
}) {
  const { media, player, commands } = parts
  const [keysShown, setKeysShown] = useState(false)
  usePlayerKeys(parts, state.qualities.find(({ height }) => height === state.height)?.fps ?? 0)
  useMediaSession(parts, video)
  useGoingOn(media, player)
  useEffect(() => followCaptionStyle(media), [media])
  useEffect(() => {
    // In the studio the whole frame has such a key.
    if (!location.pathname.startsWith('/watch/')) return
    const show = () => {
      // What lies over the page is not seen in full screen.
      if (document.fullscreenElement) void document.exitFullscreen()
      setKeysShown(true)
    }
    commands.set('help', show)
    return () => void commands.delete('help')
  }, [commands])
  return (
    <>
      <CastButton video={video} parts={parts} />
      {keysShown && (
        <Suspense>
          <KeysDialog commands={new Set(commands.keys())} onClose={() => setKeysShown(false)} />
        </Suspense>
      )}
    </>
  )
}
