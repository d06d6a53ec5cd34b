import { memo, useEffect, useState } from 'react'
import { type Tile, tileAt } from '#web/features/playback/storyboard.ts'
import { percentOf, type Scale } from './scale.ts'

type Props = { tiles: readonly Tile[]; scale: Scale; heightPx: number }

/** Pictures side by side, each from the middle of the time it covers; only those that are seen. */
export const FilmStrip = memo(function FilmStrip({ tiles, scale, heightPx }: Props) {
  const [sheet, ...others] = [...new Set(tiles.map((tile) => tile.url))]
  const sizes = useSheetSizes(sheet ? [sheet, ...others] : [])
  const shape = tiles[0]
  if (!shape) return <div className="bg-sunken" style={{ height: heightPx }} />
  const widthPx = Math.max(24, (shape.width / shape.height) * heightPx)
  const stepMs = (widthPx / Math.max(1, scale.widthPx)) * scale.durationMs
  const first = Math.max(0, Math.floor(scale.fromMs / stepMs) - 1)
  const last = Math.min(Math.ceil(scale.durationMs / stepMs) - 1, Math.ceil(scale.untilMs / stepMs) + 1)
  const places = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at)
  return (
    <div className="relative overflow-hidden bg-media" style={{ height: heightPx }} aria-hidden="true">
      {places.map((place) => {
        const tile = tileAt(tiles, ((place + 0.5) * stepMs) / 1000)
        const size = tile && sizes.get(tile.url)
        if (!tile || !size) return null
        const zoom = heightPx / tile.height
        return (
          <span
            key={place}
            className="absolute top-0 h-full"
            style={{
              left: percentOf(place * stepMs, scale),
              width: Math.ceil(widthPx),
              backgroundImage: `url("${tile.url}")`,
              backgroundPosition: `${-tile.x * zoom}px ${-tile.y * zoom}px`,
              backgroundSize: `${size.width * zoom}px ${size.height * zoom}px`,
            }}
          />
        )
      })}
    </div>
  )
})

type Size = { width: number; height: number }

/** A sheet is a hundred pictures; its size says how much to shrink it. */
function useSheetSizes(urls: readonly string[]): ReadonlyMap<string, Size> {
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map())
  const key = urls.join('\n')
  useEffect(() => {
    let current = true
    for (const url of key.split('\n').filter(Boolean)) {
      const image = new Image()
      image.onload = () =>
        current &&
        setSizes((known) => new Map(known).set(url, { width: image.naturalWidth, height: image.naturalHeight }))
      image.src = url
    }
    return () => {
      current = false
    }
  }, [key])
  return sizes
}
