import { useState } from 'react'

/** The picture before the first frame; a tiny blurred one until it is there. */
export function PlayerPoster({
  picture,
  preview,
}: {
  picture?: string | null | undefined
  preview?: string | null | undefined
}) {
  const [shown, setShown] = useState(false)
  return (
    <>
      {preview && (
        <img src={preview} alt="" className="player-poster player-poster-preview" data-over={shown || undefined} />
      )}
      {picture && (
        <img
          src={picture}
          alt=""
          fetchPriority="high"
          decoding="sync"
          className="player-poster"
          data-shown={shown || undefined}
          ref={(element) => {
            // A picture from the cache is complete before React listens.
            if (element?.complete && element.naturalWidth > 0) setShown(true)
          }}
          onLoad={() => setShown(true)}
        />
      )}
    </>
  )
}
