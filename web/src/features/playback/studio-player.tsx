import './player.css'
import { useQueryClient } from '@tanstack/react-query'
import {
  type CSSProperties,
  lazy,
  type MouseEvent,
  type PointerEvent,
  type ReactNode,
  type RefObject,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react'
import { type Video, videoQuery } from '#web/features/content/queries.ts'
import { ApiProblem, asProblem } from '#web/lib/api-problem.ts'
import { afterFirstFrame, firstFrameShown } from '#web/lib/first-frame.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { stored } from '#web/lib/stored.ts'
import { reportPlayback } from './beacons.ts'
import { keepKeys, takeKeys } from './early-keys.ts'
import './media-chrome.ts'
import { t } from '#web/lib/i18n/t.ts'
import { sayOurWords } from './media-chrome-words.ts'
import { createPlayer, type Playable, type Player } from './player.ts'
import { CenterControls, ControlBar } from './player-controls.tsx'
import { type Hint, PlayerHint } from './player-hint.tsx'
import type { PlayerParts } from './player-parts.ts'
import { PlayerPoster } from './player-poster.tsx'
import { PlayerProblem } from './player-problem.tsx'
import { toggleFullscreen } from './toggle-fullscreen.ts'

const AudioStage = lazy(() => import('./audio-stage.tsx'))
const PlayerExtras = lazy(() => afterFirstFrame(() => import('./player-extras.tsx')))
const PlayerTexts = lazyLater(() => import('./player-texts.tsx'))

type Props = {
  video: Video
  /** Begins by itself where the browser allows it. */
  autoPlay?: boolean
  /** Where to begin, in ms of the media. */
  startMs?: number
  /** Set to the element that plays, for a page that leads somewhere in it. */
  mediaRef?: RefObject<HTMLVideoElement | null> | undefined
  /** Stands in the player as soon as it has a first frame; may be lazy. */
  beside?: ((media: HTMLVideoElement, parts: PlayerParts) => ReactNode) | undefined
}

/**
 * The one player of the studio and the public site. It fills its parent's width, keeps 16:9, and tells the studio what is
 * played. Give it a `video` that has `playback`; newer versions of the same video may be passed while it plays.
 */
export function StudioPlayer({ video, autoPlay = false, startMs = 0, mediaRef, beside }: Props) {
  const playback = video.playback
  if (!playback) return <div className="aspect-video w-full bg-media" />
  const heights = video.renditions.filter((version) => version.status === 'ready').map(shortSide)
  const playable: Playable = { id: video.id, durationMs: video.durationMs, playback, heights }
  return (
    <Loaded
      key={`${video.id} ${video.playback?.version}`}
      video={video}
      playable={playable}
      autoPlay={autoPlay}
      startMs={startMs}
      mediaRef={mediaRef}
      beside={beside}
    />
  )
}

/** The first frame is there: what can wait is loaded from now on. */
function useStarted(media: HTMLVideoElement | null): boolean {
  const [started, setStarted] = useState(false)
  useEffect(() => {
    if (!media) return
    const off = new AbortController()
    const start = () => {
      firstFrameShown()
      setStarted(true)
    }
    media.addEventListener('loadeddata', start, { signal: off.signal })
    if (media.readyState >= 2) start()
    return () => off.abort()
  }, [media])
  return started
}

type Size = { width: number | null; height: number | null }
const shortSide = ({ width, height }: Size): number => Math.min(width ?? 0, height ?? 0)

type Passed = 'mediaRef' | 'beside'
type LoadedProps = Required<Omit<Props, Passed>> & Pick<Props, Passed> & { playable: Playable }

function Loaded({ video, playable, autoPlay, startMs, mediaRef, beside }: LoadedProps) {
  const player = usePlayer(playable, startMs)
  const state = useSyncExternalStore(player.subscribe, player.state)
  const [controller, setController] = useState<HTMLElement | null>(null)
  const [media, setMedia] = useState<HTMLVideoElement | null>(null)
  const [hint, setHint] = useState<Hint | null>(null)
  const say = useCallback((text: string, side: Hint['side'] = 'top') => {
    setHint((last) => ({ text, side, id: (last?.id ?? 0) + 1 }))
  }, [])
  const attach = useCallback(
    (element: HTMLVideoElement) => {
      setMedia(element)
      if (mediaRef) mediaRef.current = element
      keepKeys()
      const detach = player.attach(element)
      return () => {
        takeKeys()
        detach()
      }
    },
    [player, mediaRef],
  )
  // Media Chrome names itself when it is put into the page.
  useEffect(
    () => controller?.setAttribute('aria-label', t('Player: {title}', { title: video.title })),
    [controller, video.title],
  )
  const pointer = usePointer(controller, media, say)
  const started = useStarted(media)
  const commands = useRef<PlayerParts['commands']>(new Map()).current
  const parts = useMemo(
    () => controller && media && { controller, media, player, say, commands },
    [controller, media, player, say, commands],
  )
  const heard = playable.heights.length > 0 && playable.heights.every((height) => height === 0)
  const audioOnly = state.audioOnly || heard

  return (
    <media-controller
      ref={setController}
      className="studio-player"
      data-audio={audioOnly || undefined}
      data-problem={state.problem ? '' : undefined}
      style={audioOnly ? undefined : frameOf(video)}
      nohotkeys
      gesturesdisabled
      novolumepref
      noautohide={audioOnly || undefined}
      autohide="3"
      breakpoints="md:560 lg:840"
      defaultduration={video.durationMs === null ? undefined : video.durationMs / 1000}
      {...pointer}
    >
      {/* biome-ignore lint/a11y/useMediaCaption: captions are tracks of the playlist, or children to come */}
      <video
        ref={attach}
        slot="media"
        playsInline
        preload="auto"
        autoPlay={autoPlay}
        tabIndex={-1}
        aria-label={video.title}
      />
      <div slot="poster" className="player-layer">
        {!audioOnly && <PlayerPoster picture={video.playback?.poster} preview={video.thumbnail?.placeholder} />}
      </div>
      {audioOnly && (
        <Suspense>
          <AudioStage video={video} media={media} />
        </Suspense>
      )}
      <CenterControls problem={state.problem !== null} />
      {hint && <PlayerHint key={hint.id} hint={hint} />}
      {state.problem && <PlayerProblem problem={state.problem} onRetry={player.retry} />}
      {started && controller && media && (video.captions?.length || video.chapters?.length || video.interactions) ? (
        <Suspense>
          <PlayerTexts video={video} controller={controller} media={media} onRefused={player.refused} />
        </Suspense>
      ) : null}
      {started && parts && beside && <Suspense>{beside(parts.media, parts)}</Suspense>}
      {parts && (
        <Suspense>
          <PlayerExtras video={video} state={state} parts={parts} />
        </Suspense>
      )}
      <ControlBar
        state={state}
        player={player}
        media={media}
        video={video}
        commands={commands}
        storyboardUrl={audioOnly ? null : (video.playback?.storyboardUrl ?? null)}
      />
    </media-controller>
  )
}

/** A stamp of a film stays a small picture instead of a wall of squares; the whole screen is the viewer's own wish. */
const MOST_ENLARGED = 3

/** The picture's own shape, and what lies behind a picture that does not fill its place. */
function frameOf({ width, height, thumbnail }: Video): CSSProperties {
  const style: Record<`--${string}`, string | number> = {}
  if (width && height) {
    style['--player-ratio'] = width / height
    style['--player-widest'] = `${width * MOST_ENLARGED}px`
    style['--player-tallest'] = `${height * MOST_ENLARGED}px`
  }
  if (thumbnail?.placeholder) style['--player-backdrop'] = `url("${thumbnail.placeholder}")`
  return style
}

const worthAsking = (failures: number, thrown: unknown): boolean => failures < 2 && asProblem(thrown).passing

const quality = stored('studio.quality')
const loudness = stored('studio.volume')

/** A video that is not there for this viewer is no failure of the line. */
function absent(thrown: unknown): null {
  if (thrown instanceof ApiProblem && [401, 403, 404, 410].includes(thrown.status)) return null
  throw thrown
}

/** The player outlives re-renders and learns what the page learns. */
function usePlayer(playable: Playable, startMs: number): Player {
  const queryClient = useQueryClient()
  const [player] = useState(() => {
    sayOurWords()
    return createPlayer(playable, startMs, {
      refetch: async () => {
        const query = { ...videoQuery(playable.id), staleTime: 0, retry: worthAsking }
        const fresh = await queryClient.fetchQuery(query).catch(absent)
        return fresh?.playback ?? null
      },
      report: reportPlayback,
      quality,
      loudness,
    })
  })
  const { hls, expiresAt } = playable.playback
  const heights = playable.heights.join()
  const latest = useRef(playable)
  latest.current = playable
  // biome-ignore lint/correctness/useExhaustiveDependencies: these are what an update is about
  useEffect(() => player.update(latest.current), [player, hls, expiresAt, heights])
  return player
}

const DOUBLE_TAP_MS = 300

/** A click plays and pauses, a double click fills the screen; two taps at a side skip ten seconds. */
function usePointer(
  controller: HTMLElement | null,
  media: HTMLVideoElement | null,
  say: (text: string, side: Hint['side']) => void,
) {
  const lastTap = useRef({ at: 0, side: '' })
  const onPicture = (target: EventTarget) => target === media || target === controller
  return {
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (!media || !onPicture(event.target)) return
      if (event.pointerType !== 'touch') return
      const box = event.currentTarget.getBoundingClientRect()
      const share = (event.clientX - box.left) / box.width
      const side = share < 0.35 ? 'left' : share > 0.65 ? 'right' : ''
      const { at, side: lastSide } = lastTap.current
      lastTap.current = { at: event.timeStamp, side }
      if (!side || side !== lastSide || event.timeStamp - at > DOUBLE_TAP_MS) return
      media.currentTime += side === 'left' ? -10 : 10
      say(t('{count} s', { count: 10 }), side)
    },
    onClick(event: MouseEvent<HTMLElement>) {
      if (!media || !onPicture(event.target)) return
      // Touch has its own buttons: a tap only shows and hides them.
      if ((event.nativeEvent as globalThis.PointerEvent).pointerType === 'touch') return // clicks are pointer events by now
      if (media.paused) void media.play().catch(() => {})
      else media.pause()
    },
    onDoubleClick(event: MouseEvent<HTMLElement>) {
      if (!controller || !onPicture(event.target)) return
      if (matchMedia('(pointer: coarse)').matches) return
      toggleFullscreen(controller)
    },
  }
}
