import './player-texts.css'
import { Check } from 'lucide-react'
import { type KeyboardEvent as KeyEvent, Suspense, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Video } from '#web/features/content/queries.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { stored } from '#web/lib/stored.ts'

const PlayerInteractions = lazyLater(() => import('./interactive/player-interactions.tsx'))

type Props = {
  video: Video
  controller: HTMLElement
  media: HTMLVideoElement
  /** Told that a file was refused, whereupon the video may come with new addresses. */
  onRefused: () => void
}

/** The language that was chosen last, on any video; `off` after they were switched off. */
const remembered = stored('studio.captions')

/** Captions and chapters of the player, and the way to what it asks, loaded when the first frame is there. */
export default function PlayerTexts({ video, controller, media, onRefused }: Props) {
  const chosen = useCaptions(video, media, onRefused)
  const timeline = controller.querySelector('.player-timeline')
  const place = usePlace(controller)
  return (
    <>
      {timeline &&
        video.chapters &&
        video.chapters.length > 1 &&
        createPortal(<ChapterMarks chapters={video.chapters} media={media} />, timeline)}
      {place && chosen.tracks.length > 1 && createPortal(<LanguageMenu {...chosen} />, place)}
      {video.interactions && (
        <Suspense>
          <PlayerInteractions video={video} items={video.interactions} controller={controller} media={media} />
        </Suspense>
      )}
    </>
  )
}

/** Beside the button that switches them. */
function usePlace(controller: HTMLElement): HTMLElement | null {
  const [place, setPlace] = useState<HTMLElement | null>(null)
  useEffect(() => {
    const made = document.createElement('span')
    made.className = 'player-languages-place'
    const button = controller.querySelector('media-captions-button')
    // Media Chrome calls it a button, which cannot be checked.
    button?.setAttribute('role', 'switch')
    button?.after(made)
    setPlace(made)
    return () => made.remove()
  }, [controller])
  return place
}

type Choice = { tracks: readonly TextTrack[]; showing: TextTrack | null; choose: (track: TextTrack | null) => void }

/** Native tracks: every browser shows them, in full screen and in its small window too. */
function useCaptions(video: Video, media: HTMLVideoElement, onRefused: () => void): Choice {
  const [tracks, setTracks] = useState<readonly TextTrack[]>([])
  const [showing, setShowing] = useState<TextTrack | null>(null)
  const captions = (video.captions ?? []).filter(({ url }) => url !== null)
  // A signed address is another with each answer; what it leads to is the same until its name changes.
  const names = captions.map(({ url, label, kind }) => [url?.split('/').at(-1), label, kind].join()).join('\n')
  const latest = useRef(captions)
  latest.current = captions
  const made = useRef<readonly HTMLTrackElement[]>([])
  const refused = useRef(onRefused)
  refused.current = onRefused
  useEffect(() => {
    if (names === '') return
    const off = new AbortController()
    const before = [...media.textTracks].find(({ mode }) => mode === 'showing')?.language
    const elements = latest.current.map(({ url, language, label, kind, automatic }) => {
      const element = document.createElement('track')
      element.kind = kind === 'descriptions' ? 'descriptions' : kind
      element.srclang = language
      element.label = automatic ? t('{language} (automatic)', { language: label }) : label
      element.src = url ?? ''
      element.addEventListener('error', () => refused.current(), { signal: off.signal })
      media.append(element)
      return element
    })
    made.current = elements
    const own = elements.map(({ track }) => track).filter(({ kind }) => kind !== 'descriptions')
    setTracks(own)
    const wanted = before ?? remembered.get()
    const first = wanted && wanted !== 'off' ? closest(own, wanted) : undefined
    for (const track of own) track.mode = track === first ? 'showing' : 'disabled'
    setShowing(first ?? null)
    const onChange = () => {
      const now = own.find(({ mode }) => mode === 'showing') ?? null
      setShowing(now)
      remembered.set(now ? now.language : 'off')
    }
    // The changes made here are told too, a moment later.
    const listening = setTimeout(() => media.textTracks.addEventListener('change', onChange, { signal: off.signal }), 0)
    return () => {
      off.abort()
      clearTimeout(listening)
      for (const element of elements) element.remove()
    }
  }, [media, names])
  const urls = captions.map(({ url }) => url).join('\n')
  // The permission in an address ends while the video plays on: what was not loaded until then is loaded by today's.
  useEffect(() => {
    for (const [at, url] of urls.split('\n').entries()) {
      const element = made.current[at]
      const isLoaded =
        element?.readyState === HTMLTrackElement.LOADING || element?.readyState === HTMLTrackElement.LOADED
      if (element && !isLoaded && element.getAttribute('src') !== url) element.src = url
    }
  }, [urls])
  const choose = (track: TextTrack | null) => {
    for (const each of tracks) each.mode = each === track ? 'showing' : 'disabled'
  }
  return { tracks, showing, choose }
}

const closest = (tracks: readonly TextTrack[], language: string): TextTrack | undefined =>
  tracks.find((track) => track.language === language) ??
  tracks.find((track) => track.language.split('-')[0] === language.split('-')[0])

function LanguageMenu({ tracks, showing, choose }: Choice) {
  const [open, setOpen] = useState(false)
  const box = useRef<HTMLDivElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const button = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (!open) return
    panel.current?.querySelector<HTMLElement>('[aria-checked=true]')?.focus()
    const onPointerDown = (event: PointerEvent) => {
      if (!box.current?.contains(event.target as Node)) setOpen(false) // pointer events of a document come from its nodes
    }
    document.addEventListener('pointerdown', onPointerDown, true)
    return () => document.removeEventListener('pointerdown', onPointerDown, true)
  }, [open])
  const short = showing ? (showing.language.split('-')[0] ?? '').toUpperCase() : 'CC'
  const close = () => {
    setOpen(false)
    button.current?.focus()
  }
  const onKeyDown = (event: KeyEvent) => {
    const items = [...(panel.current?.querySelectorAll<HTMLElement>('[role=menuitemradio]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement) // -1 when it is none of them
    if (event.key === 'ArrowDown') items[(at + 1) % items.length]?.focus()
    else if (event.key === 'ArrowUp') items.at(at - 1)?.focus()
    else if (event.key === 'Escape') close()
    else if (event.key === 'Tab') return setOpen(false)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const pick = (track: TextTrack | null) => () => {
    choose(track)
    close()
  }
  return (
    <div ref={box} className="player-settings player-languages">
      <button
        ref={button}
        type="button"
        aria-label={t('{code}: language of the captions', { code: short })}
        aria-haspopup="menu"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <span>{short}</span>
      </button>
      {open && (
        <div
          ref={panel}
          role="menu"
          tabIndex={-1}
          dir={document.dir}
          aria-label={t('Captions')}
          className="player-menu"
          onKeyDown={onKeyDown}
        >
          {[null, ...tracks].map((track) => (
            <button
              key={track ? track.language : 'off'}
              type="button"
              role="menuitemradio"
              tabIndex={-1}
              aria-checked={showing === track}
              onClick={pick(track)}
            >
              <Check size={16} aria-hidden="true" data-chosen={showing === track || undefined} />
              <span dir="auto">{track ? track.label : t('Off')}</span>
            </button>
          ))}
        </div>
      )}
    </div>
  )
}

type Chapter = NonNullable<Video['chapters']>[number]

/** Where chapters begin on the time range, and the name of the one under the pointer. */
function ChapterMarks({ chapters, media }: { chapters: readonly Chapter[]; media: HTMLVideoElement }) {
  const marks = useRef<HTMLDivElement>(null)
  const [title, setTitle] = useState<string | null>(null)
  const durationMs = useDuration(media)
  useEffect(() => {
    const timeline = marks.current?.parentElement
    if (!timeline || !durationMs) return
    const off = new AbortController()
    const onMove = (event: PointerEvent) => {
      const { left, width } = timeline.getBoundingClientRect()
      const ms = ((event.clientX - left) / width) * durationMs
      setTitle(chapters.findLast(({ startMs }) => startMs <= ms)?.title ?? null)
    }
    timeline.addEventListener('pointermove', onMove, { signal: off.signal })
    timeline.addEventListener('pointerleave', () => setTitle(null), { signal: off.signal })
    return () => off.abort()
  }, [chapters, durationMs])
  return (
    <div ref={marks} className="player-chapters" aria-hidden="true">
      {durationMs > 0 &&
        chapters.map(({ startMs, title: name }) =>
          startMs > 0 && startMs < durationMs ? (
            <span
              key={startMs}
              title={`${clockDuration(startMs)} ${name}`}
              style={{ left: `${(startMs / durationMs) * 100}%` }}
            />
          ) : null,
        )}
      {title && (
        <p className="player-chapter-title" dir="auto">
          {title}
        </p>
      )}
    </div>
  )
}

function useDuration(media: HTMLVideoElement): number {
  const read = () => (Number.isFinite(media.duration) ? media.duration * 1000 : 0)
  const [ms, setMs] = useState(read)
  // biome-ignore lint/correctness/useExhaustiveDependencies: read belongs to the element
  useEffect(() => {
    const off = new AbortController()
    media.addEventListener('durationchange', () => setMs(read()), { signal: off.signal })
    setMs(read())
    return () => off.abort()
  }, [media])
  return ms
}
