import { firstOf, NOTHING } from './first-media.ts'
import { heightFor } from './levels.ts'
import { createMediaAddress, type PlaybackAddress } from './media-address.ts'
import type { AudioTrack, MediaEngine, MediaEngineEvents, MediaProblem, Quality } from './media-engine.ts'
import { playsHlsNatively, startNative } from './native-engine.ts'
import type { ReportedPlayback } from './report-media.ts'

export type PlayerState = {
  qualities: readonly Quality[]
  /** What holds of what the viewer asked for; `null` is automatic. */
  chosenHeight: number | null
  /** What is shown. */
  height: number | null
  /** All sounds where there is a choice, else none. */
  audioTracks: readonly AudioTrack[]
  audioTrack: AudioTrack | null
  rate: number
  audioOnly: boolean
  growing: boolean
  problem: MediaProblem | null
}

export type Playable = {
  id: string
  durationMs: number | null
  playback: PlaybackAddress
  /** Short sides of the versions that are ready, in pixels: newer than the playlist that is being played. */
  heights: readonly number[]
}

type Ports = {
  /** Asks for the video again; null when it is not there for this viewer. Rejects when the studio cannot be reached. */
  refetch: () => Promise<PlaybackAddress | null>
  report: (media: HTMLMediaElement, about: { vodId: string; durationMs: number | null }) => ReportedPlayback
  /** The height that was asked for last, on any video; nothing for automatic. */
  quality: Remembered
  /** 0 to 1, however it was set; Media Chrome keeps what its own slider did only. */
  loudness: Remembered
}
type Remembered = { get: () => string | null; set: (value: string | null) => void }

export type Player = ReturnType<typeof createPlayer>

const FRESH: PlayerState = {
  qualities: [],
  chosenHeight: null,
  height: null,
  audioTracks: [],
  audioTrack: null,
  rate: 1,
  audioOnly: false,
  growing: false,
  problem: null,
}
/** A picture that stands still for longer than this, because nothing arrives, is explained. */
const EXPLAIN_AFTER_MS = 2_500
/** A list may come from a cache for two seconds after a version joined it. */
const LIST_AGE_MS = 2_500
const MOST_READINGS = 3

/**
 * One load of the player for one video. Outside of React: `subscribe` and `state` fit `useSyncExternalStore`, `attach`
 * is called with the element and returns what takes everything down again.
 */
export function createPlayer(video: Playable, startMs: number, ports: Ports) {
  const { quality, loudness } = ports
  const address = createMediaAddress(video.playback, location.href, {
    now: () => Date.now(),
    refetch: ports.refetch,
    // The playlist reader would try its other versions one by one first.
    onGone: () => events.onProblem({ kind: 'gone', code: 'no_longer_available' }),
  })
  let wanted = Number(quality.get()) || null
  const pickHeight = (heights: readonly number[]) => heightFor(wanted, heights)
  // Asked for now, needed when the element is there.
  const begun = firstOf(address.master(), { startS: startMs / 1000, pickHeight })
  let first = begun
  let code = loadEngine()
  let state = FRESH
  let ready: readonly number[] = video.heights
  let readings = 0
  let resumeS = startMs / 1000
  let lineDown = false
  let explaining: ReturnType<typeof setTimeout> | undefined
  const listeners = new Set<() => void>()
  let current: { media: HTMLVideoElement; engine: MediaEngine | null; report: ReportedPlayback; run: number } | null =
    null

  const set = (part: Partial<PlayerState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  const events: MediaEngineEvents = {
    onQualities: (qualities) => {
      const heights = qualities.map(({ height }) => height)
      set({ qualities, chosenHeight: pickHeight(heights) })
      if (ready.every((height) => height === 0 || heights.includes(height))) return
      if (++readings < MOST_READINGS) setTimeout(() => current?.engine?.readAgain(), LIST_AGE_MS)
    },
    onHeight: (height) => set({ height }),
    onAudioOnly: (audioOnly) => audioOnly !== state.audioOnly && set({ audioOnly }),
    onAudioTracks: (audioTracks, audioTrack) => set({ audioTracks, audioTrack }),
    onGrowing: (growing) => growing !== state.growing && set({ growing }),
    onLineDown: (down) => {
      if (down === lineDown) return
      lineDown = down
      explain()
    },
    onProblem: (problem) => {
      clearTimeout(explaining)
      if (current) {
        resumeS = current.media.currentTime || resumeS
        current.report.failed(`${problem.kind}.${problem.code}`)
        current.engine?.stop()
        current.engine = null
      }
      set({ problem })
    },
  }

  /** The line is down: nobody needs to know while there is something to play. */
  function explain() {
    clearTimeout(explaining)
    const isDry = () => lineDown && current !== null && current.media.readyState < 3
    if (isDry())
      explaining = setTimeout(() => {
        if (!isDry() || state.problem) return
        current?.report.failed('network.line_down')
        set({ problem: { kind: 'network', code: 'line_down' } })
      }, EXPLAIN_AFTER_MS)
    else if (state.problem && current?.engine) set({ problem: null })
  }

  async function start(atS: number, thenPlay: boolean): Promise<void> {
    if (!current) return
    const { media } = current
    const run = ++current.run
    current.engine?.stop()
    current.engine = null
    lineDown = false
    set({ problem: null })
    const module = await code
    if (current?.run !== run || current.media !== media) return
    const common = { media, address, startS: atS, events }
    if (module && module !== 'unreachable' && module.canPlayHls()) {
      current.engine = module.startHls({ ...common, first, pickHeight })
      first = NOTHING
    } else if (playsHlsNatively(media)) {
      current.engine = startNative(common)
    } else if (module === 'unreachable') {
      code = loadEngine()
      events.onProblem({ kind: 'network', code: 'player_code' })
    } else {
      events.onProblem({ kind: 'unsupported', code: 'no_media_source' })
    }
    if (thenPlay) void media.play().catch(() => {})
  }

  return {
    state: () => state,
    subscribe(listener: () => void) {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },

    attach(media: HTMLVideoElement): () => void {
      const off = new AbortController()
      const { signal } = off
      const report = ports.report(media, { vodId: video.id, durationMs: video.durationMs })
      current = { media, engine: null, report, run: 0 }
      const kept = Number.parseFloat(loudness.get() ?? '')
      if (kept >= 0 && kept <= 1) media.volume = kept
      media.addEventListener('volumechange', () => loudness.set(String(media.volume)), { signal })
      media.addEventListener('ratechange', () => set({ rate: media.playbackRate }), { signal })
      for (const type of ['waiting', 'canplay', 'seeking']) media.addEventListener(type, explain, { signal })
      addEventListener('online', () => (current?.engine ? lineDown : state.problem?.kind === 'network') && retry(), {
        signal,
      })
      void start(startMs / 1000, false)
      return () => {
        off.abort()
        clearTimeout(explaining)
        report.detach()
        current?.engine?.stop()
        current = null
        state = FRESH
        first = NOTHING
        begun.stop()
      }
    },

    /** The page knows more about the video than before: versions that are new join what plays. */
    update(next: Playable): void {
      address.use(next.playback)
      const more = next.heights.some((height) => !ready.includes(height))
      ready = next.heights
      readings = 0
      if (more) current?.engine?.readAgain()
    },

    /** Holds for the videos to come, too. */
    chooseQuality(height: number | null): void {
      wanted = height
      quality.set(height === null ? null : String(height))
      set({ chosenHeight: height })
      current?.engine?.chooseQuality(height)
    },

    /** Today's address for another of this video's files. Rejects when it may not be watched any more. */
    resolve: (url: string): Promise<string> => address.resolve(url),
    /** A file was refused: true when it is worth another try. */
    refused: (): boolean => address.refused(),

    chooseAudio(track: AudioTrack): void {
      current?.engine?.chooseAudio(track)
    },

    setRate(rate: number): void {
      if (!current) return
      current.media.playbackRate = rate
      current.media.defaultPlaybackRate = rate
    },

    retry,
  }

  function retry(): void {
    if (current?.engine) current.engine.tryNow()
    else if (current) void start(current.media.currentTime || resumeS, true)
  }
}

type EngineCode = typeof import('./hls-engine.ts')

/** The larger half of the player, on its way while the page is drawn; `null` where the browser could not use it. */
const loadEngine = (): Promise<EngineCode | 'unreachable' | null> =>
  'MediaSource' in window || 'ManagedMediaSource' in window
    ? import('./hls-engine.ts').catch(() => 'unreachable' as const)
    : Promise.resolve(null)
