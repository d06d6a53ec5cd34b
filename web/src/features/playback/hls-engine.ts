import Hls, {
  type HlsConfig,
  type Level,
  type LoaderCallbacks,
  type LoaderConfiguration,
  type LoaderContext,
  type LoadPolicy,
} from 'hls.js'
import { expectedBandwidth, rememberBandwidth, savesData } from './bandwidth.ts'
import type { MediaAddress } from './media-address.ts'
import type { MediaEngine, MediaEngineEvents, Quality } from './media-engine.ts'
import type { FetchedPlaylist } from './playlist-prefetch.ts'

/** Seconds loaded ahead of somebody who has not pressed play, and of somebody who watches. */
const AHEAD_BEFORE_PLAY_S = 8
const AHEAD_S = 30
const MOST_AHEAD_S = 90
const MOST_TRIES = 7
/** A decoder that fails again this soon after it was restarted will not recover. */
const RECOVERED_MS = 5_000

type Options = {
  media: HTMLVideoElement
  address: MediaAddress
  first: Promise<FetchedPlaylist | null>
  startS: number
  /** Height to begin with; `null` lets the line decide. */
  height: number | null
  events: MediaEngineEvents
}

export const canPlayHls = (): boolean => Hls.isSupported()

/** Plays through Media Source Extensions with hls.js. */
export function startHls({ media, address, first, startS, height, events }: Options): MediaEngine {
  const hls = new Hls(configure(address, first, startS))
  const { Events, ErrorTypes } = Hls
  let recoveredAt = Number.NEGATIVE_INFINITY
  let chosen = height

  hls.on(Events.MANIFEST_PARSED, () => {
    const level = levelOf(hls.levels, chosen)
    if (level !== -1) hls.startLevel = hls.nextLevel = level
    events.onQualities(qualitiesOf(hls.levels))
    events.onAudioOnly(hls.levels.every((found) => !found.height && !found.videoCodec))
  })
  hls.on(Events.LEVEL_SWITCHED, (_, { level }) => events.onHeight(shortSide(hls.levels[level])))
  hls.on(Events.LEVEL_UPDATED, (_, { details }) => events.onGrowing(details.live))
  hls.on(Events.ERROR, (_, error) => {
    if (!error.fatal) return
    if (error.type === ErrorTypes.NETWORK_ERROR) {
      return events.onProblem({ kind: networkKind(address, error.response?.code ?? 0), code: error.details })
    }
    if (error.type === ErrorTypes.MEDIA_ERROR && performance.now() - recoveredAt > RECOVERED_MS) {
      recoveredAt = performance.now()
      return hls.recoverMediaError()
    }
    events.onProblem({ kind: 'media', code: error.details })
  })
  const onPlay = () => {
    hls.config.maxBufferLength = AHEAD_S
    hls.config.maxMaxBufferLength = MOST_AHEAD_S
    if (!hls.config.autoStartLoad) hls.startLoad(media.currentTime || startS)
    hls.config.autoStartLoad = true
  }
  media.addEventListener('play', onPlay, { once: true })
  hls.attachMedia(media)
  hls.loadSource(address.master())

  return {
    choose(next) {
      chosen = next
      const level = levelOf(hls.levels, next)
      if (next !== null && level === -1) return false
      hls.nextLevel = level
      return true
    },
    stop() {
      rememberBandwidth(hls.bandwidthEstimate)
      media.removeEventListener('play', onPlay)
      hls.destroy()
    },
  }
}

function configure(address: MediaAddress, first: Promise<FetchedPlaylist | null>, startS: number): Partial<HlsConfig> {
  const { DefaultConfig } = Hls
  const patiently = (policy: LoadPolicy): LoadPolicy => ({
    default: {
      ...policy.default,
      errorRetry: {
        maxNumRetry: MOST_TRIES,
        retryDelayMs: 500,
        maxRetryDelayMs: 8_000,
        shouldRetry: (config, count, isTimeout, response) =>
          count < (config?.maxNumRetry ?? 0) && (isTimeout || isWorthRetrying(response?.code ?? 0, address)),
      },
    },
  })
  return {
    // A playlist that still grows looks like a live one, and those begin at their end.
    startPosition: startS,
    autoStartLoad: !savesData(),
    capLevelToPlayerSize: true,
    abrEwmaDefaultEstimate: expectedBandwidth(),
    maxBufferLength: AHEAD_BEFORE_PLAY_S,
    maxMaxBufferLength: AHEAD_BEFORE_PLAY_S,
    backBufferLength: 60,
    manifestLoadPolicy: patiently(DefaultConfig.manifestLoadPolicy),
    playlistLoadPolicy: patiently(DefaultConfig.playlistLoadPolicy),
    fragLoadPolicy: patiently(DefaultConfig.fragLoadPolicy),
    pLoader: startingWith(DefaultConfig.loader, first) as NonNullable<HlsConfig['pLoader']>, // the same class, one method richer
    async xhrSetup(request, url) {
      request.open('GET', await address.resolve(url), true)
    },
  }
}

/** Answers the first request for the master playlist with what was fetched before this code arrived. */
function startingWith(Loader: HlsConfig['loader'], first: Promise<FetchedPlaylist | null>): HlsConfig['loader'] {
  let unused = true
  return class extends Loader {
    override load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      const isMaster = (context as { type?: string }).type === 'manifest' // playlist contexts carry their type
      if (!isMaster || !unused) {
        super.load(context, config, callbacks)
        return
      }
      unused = false
      const { stats } = this
      stats.loading.start = performance.now()
      void first.then((found) => {
        if (stats.aborted) return
        if (!found) {
          stats.loading.start = 0 // or the loader takes itself for used
          super.load(context, config, callbacks)
          return
        }
        stats.loading.first = stats.loading.end = performance.now()
        stats.loaded = stats.total = found.text.length
        callbacks.onSuccess({ url: found.url, data: found.text, code: 200 }, stats, context, null)
      })
    }
  }
}

/** A refusal may only mean that the permission ended; with a new one it is worth another try. */
function isWorthRetrying(status: number, address: MediaAddress): boolean {
  if (address.isGone()) return false
  if ([401, 403, 404, 410].includes(status)) return address.refused()
  return status === 0 || status === 408 || status === 429 || status >= 500
}

const networkKind = (address: MediaAddress, status: number): 'gone' | 'missing' | 'network' =>
  address.isGone() ? 'gone' : status === 404 || status === 410 ? 'missing' : 'network'

/** People name a quality by its short side: a portrait video of 720 × 1280 is 720p. */
const shortSide = (level: Level | undefined): number | null =>
  level?.height ? Math.min(level.width || level.height, level.height) : null

function qualitiesOf(levels: readonly Level[]): Quality[] {
  const heights = new Map<number, number>()
  for (const level of levels) {
    const height = shortSide(level)
    if (height) heights.set(height, Math.max(heights.get(height) ?? 0, level.bitrate))
  }
  return [...heights].map(([height, bitsPerSecond]) => ({ height, bitsPerSecond })).sort((a, b) => b.height - a.height)
}

/** The best level of that height, -1 for automatic or when there is none. */
function levelOf(levels: readonly Level[], height: number | null): number {
  let best = -1
  levels.forEach((level, index) => {
    if (height !== null && shortSide(level) === height && level.bitrate >= (levels[best]?.bitrate ?? 0)) best = index
  })
  return best
}
