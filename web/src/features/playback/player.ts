import { ApiProblem } from '#web/lib/api-problem.ts'
import { type ReportedPlayback, reportPlayback } from './beacons.ts'
import { createMediaAddress, type PlaybackAddress } from './media-address.ts'
import type { MediaEngine, MediaEngineEvents, MediaProblem, Quality } from './media-engine.ts'
import { playsHlsNatively, startNative } from './native-engine.ts'
import { prefetchPlaylist } from './playlist-prefetch.ts'

export type PlayerState = {
  qualities: readonly Quality[]
  /** What the viewer asked for; `null` is automatic. */
  chosenHeight: number | null
  /** What is shown. */
  height: number | null
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
  /** Asks for the video again; rejects with `ApiProblem`. */
  refetch: () => Promise<PlaybackAddress | null>
}

export type Player = ReturnType<typeof createPlayer>

const FRESH: PlayerState = {
  qualities: [],
  chosenHeight: null,
  height: null,
  rate: 1,
  audioOnly: false,
  growing: false,
  problem: null,
}

/**
 * One load of the player for one video. Outside of React: `subscribe` and `state` fit `useSyncExternalStore`, `attach`
 * is called with the element and returns what takes everything down again.
 */
export function createPlayer(video: Playable, startMs: number, ports: Ports) {
  const address = createMediaAddress(video.playback, location.href, {
    now: () => Date.now(),
    refetch: () => ports.refetch().catch(absent),
    // The playlist reader would try its other versions one by one first.
    onGone: () => events.onProblem({ kind: 'gone', code: 'no_longer_available' }),
  })
  let first = prefetchPlaylist(address.master())
  // Asked for now, needed when the element is there.
  let code = loadEngine()
  let state = FRESH
  let inPlaylist: readonly Quality[] = []
  let ready: readonly number[] = video.heights
  const listeners = new Set<() => void>()
  let current: { media: HTMLVideoElement; engine: MediaEngine | null; report: ReportedPlayback; run: number } | null =
    null

  const set = (part: Partial<PlayerState>) => {
    state = { ...state, ...part }
    for (const listener of listeners) listener()
  }
  const showQualities = () => {
    const known = new Set(inPlaylist.map((quality) => quality.height))
    const newer = inPlaylist.length === 0 ? [] : ready.filter((height) => height > 0 && !known.has(height))
    const all = [...inPlaylist, ...newer.map((height) => ({ height, bitsPerSecond: 0 }))]
    set({ qualities: all.sort((a, b) => b.height - a.height) })
  }
  const events: MediaEngineEvents = {
    onQualities: (qualities) => {
      inPlaylist = qualities
      showQualities()
    },
    onHeight: (height) => set({ height }),
    onAudioOnly: (audioOnly) => set({ audioOnly }),
    onGrowing: (growing) => growing !== state.growing && set({ growing }),
    onProblem: (problem) => {
      current?.report.failed(`${problem.kind}.${problem.code}`)
      current?.engine?.stop()
      if (current) current.engine = null
      set({ problem })
    },
  }

  async function start(atS: number, thenPlay: boolean): Promise<void> {
    if (!current) return
    const { media } = current
    const run = ++current.run
    current.engine?.stop()
    current.engine = null
    set({ problem: null })
    const module = await code
    if (current?.run !== run || current.media !== media) return
    const common = { media, address, startS: atS, events }
    if (module && module !== 'unreachable' && module.canPlayHls()) {
      current.engine = module.startHls({ ...common, first, height: state.chosenHeight })
      first = Promise.resolve(null)
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
      const report = reportPlayback(media, { vodId: video.id, durationMs: video.durationMs })
      current = { media, engine: null, report, run: 0 }
      media.addEventListener('ratechange', () => set({ rate: media.playbackRate }), { signal: off.signal })
      addEventListener('online', () => state.problem?.kind === 'network' && retry(), { signal: off.signal })
      void start(startMs / 1000, false)
      return () => {
        off.abort()
        report.detach()
        current?.engine?.stop()
        current = null
        state = FRESH
        first = Promise.resolve(null)
      }
    },

    /** The page knows more about the video than before. */
    update(next: Playable): void {
      address.use(next.playback)
      const more = next.heights.some((height) => !ready.includes(height))
      ready = next.heights
      if (!more || !current) return
      // Nobody is watching yet: begin anew with all versions. Later they are offered, and loaded when chosen.
      const { media } = current
      if (media.paused && media.currentTime === 0 && media.played.length === 0 && current.engine) void start(0, false)
      else showQualities()
    },

    chooseQuality(height: number | null): void {
      set({ chosenHeight: height })
      if (current?.engine?.choose(height) !== false || !current) return
      void start(current.media.currentTime, !current.media.paused)
    },

    setRate(rate: number): void {
      if (!current) return
      current.media.playbackRate = rate
      current.media.defaultPlaybackRate = rate
    },

    retry,
  }

  function retry(): void {
    if (current) void start(current.media.currentTime || startMs / 1000, true)
  }
}

type EngineCode = typeof import('./hls-engine.ts')

/** The larger half of the player, on its way while the page is drawn; `null` where the browser could not use it. */
const loadEngine = (): Promise<EngineCode | 'unreachable' | null> =>
  'MediaSource' in window || 'ManagedMediaSource' in window
    ? import('./hls-engine.ts').catch(() => 'unreachable' as const)
    : Promise.resolve(null)

/** A video that is not there for this viewer is no failure of the line. */
function absent(thrown: unknown): null {
  if (thrown instanceof ApiProblem && [401, 403, 404, 410].includes(thrown.status)) return null
  throw thrown
}
