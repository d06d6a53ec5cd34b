import { type CSSProperties, useEffect, useLayoutEffect, useRef, useState } from 'react'
import { clockDuration } from '#web/lib/format-duration.ts'
import type { Player } from './player.ts'
import { parseStoryboard, type Tile, tileAt } from './storyboard.ts'

type Props = {
  range: HTMLElement
  media: HTMLVideoElement
  player: Player
  storyboardUrl: string | null
  /** Where the pointer was when this was loaded, as a share of the timeline. */
  first: number | null
}
/** A time that is looked at, and where it lies on the timeline. */
type Look = { share: number; timeS: number }

/** After a step with the keyboard. */
const LINGER_MS = 1_200

/** The time under the pointer or the keyboard's step, above the timeline, with a small picture where there are some. */
export default function ScrubPreview({ range, media, player, storyboardUrl, first }: Props) {
  const [look, setLook] = useState<Look | null>(() => (first === null ? null : lookAt(first, media)))
  useLooking(range, media, setLook)
  const tiles = useTiles(player, storyboardUrl, look !== null)
  const tile = look && tiles ? tileAt(tiles, look.timeS) : undefined
  const sheet = useSheet(player, tile?.url)
  const box = useRef<HTMLDivElement>(null)
  // Kept inside the timeline, whatever its own width turns out to be.
  useLayoutEffect(() => {
    const element = box.current
    if (!element || !look) return
    const room = range.clientWidth
    const half = element.offsetWidth / 2
    element.style.left = `${Math.max(half, Math.min(room - half, look.share * room))}px`
  })
  if (!look) return null
  return (
    <div ref={box} className="player-scrub" aria-hidden="true">
      {tile && <span className="player-scrub-picture" style={crop(tile, sheet, range.clientWidth)} />}
      <span className="figures">{clockDuration(look.timeS * 1000)}</span>
    </div>
  )
}

function lookAt(share: number, media: HTMLVideoElement): Look | null {
  const inside = Math.max(0, Math.min(1, share))
  return media.duration > 0 && Number.isFinite(media.duration)
    ? { share: inside, timeS: inside * media.duration }
    : null
}

function useLooking(range: HTMLElement, media: HTMLVideoElement, onLook: (look: Look | null) => void): void {
  useEffect(() => {
    const off = new AbortController()
    const { signal } = off
    let linger: ReturnType<typeof setTimeout> | undefined
    const onMove = (event: PointerEvent) => {
      clearTimeout(linger)
      const { left, width } = range.getBoundingClientRect()
      // A finger shows the way only while it is down; its moves are told only then.
      onLook(lookAt((event.clientX - left) / width, media))
    }
    const onLeave = () => onLook(null)
    // A press or a step that came before this was loaded is not seen; the next one is.
    range.addEventListener('pointermove', onMove, { signal })
    range.addEventListener('pointerdown', onMove, { signal })
    range.addEventListener('pointerleave', onLeave, { signal })
    range.addEventListener('pointercancel', onLeave, { signal })
    range.addEventListener('pointerup', (event) => event.pointerType !== 'mouse' && onLeave(), { signal })
    const onSeek = () => {
      if (document.activeElement !== range || range.matches(':hover, [dragging]')) return
      clearTimeout(linger)
      onLook(lookAt(media.currentTime / media.duration, media))
      linger = setTimeout(onLeave, LINGER_MS)
    }
    media.addEventListener('seeking', onSeek, { signal })
    return () => {
      off.abort()
      clearTimeout(linger)
    }
  }, [range, media, onLook])
}

/** Asked for on the first look; a failure is asked again on a later one. The time stands there meanwhile. */
function useTiles(player: Player, url: string | null, wanted: boolean): readonly Tile[] | null {
  const [tiles, setTiles] = useState<readonly Tile[] | null>(null)
  useEffect(() => {
    if (!url || !wanted || tiles) return
    const off = new AbortController()
    void load(player, new URL(url, location.href).href, off.signal).then(
      (found) => found && !off.signal.aborted && setTiles(found),
      () => {},
    )
    return () => off.abort()
  }, [player, url, wanted, tiles])
  return tiles
}

async function load(player: Player, url: string, signal: AbortSignal): Promise<Tile[] | null> {
  // Not the address it came from: behind a redirect the sheets' relative addresses would lead elsewhere.
  const address = await player.resolve(url)
  const response = await fetch(address, { credentials: 'same-origin', signal })
  if (response.ok) return parseStoryboard(await response.text(), address)
  if (response.status < 500 && player.refused()) return load(player, url, signal)
  return null
}

type Sheet = { of: string; src: string; width: number; height: number }

/** The last sheet that could be shown stays until the next is there. */
function useSheet(player: Player, url: string | undefined): Sheet | null {
  const [sheet, setSheet] = useState<Sheet | null>(null)
  useEffect(() => {
    if (!url) return
    let current = true
    const show = async (again: boolean): Promise<void> => {
      const src = await player.resolve(url)
      const image = new Image()
      image.onload = () => current && setSheet({ of: url, src, width: image.naturalWidth, height: image.naturalHeight })
      image.onerror = () => again && player.refused() && void show(false).catch(() => {})
      image.src = src
    }
    void show(true).catch(() => {})
    return () => {
      current = false
    }
  }, [player, url])
  return sheet && sheet.of === url ? sheet : null
}

/** Fits phones too: at most a third of the timeline wide and 132 px high. */
function crop(tile: Tile, sheet: Sheet | null, room: number): CSSProperties {
  const scale = Math.min(208 / tile.width, 132 / tile.height, Math.max(96, room / 3) / tile.width)
  return {
    width: Math.round(tile.width * scale),
    height: Math.round(tile.height * scale),
    ...(sheet && {
      backgroundImage: `url("${sheet.src}")`,
      backgroundPosition: `${-tile.x * scale}px ${-tile.y * scale}px`,
      backgroundSize: `${sheet.width * scale}px ${sheet.height * scale}px`,
    }),
  }
}
