import Hls, {
  type HlsConfig,
  type LoaderCallbacks,
  type LoaderConfiguration,
  type LoaderContext,
  type LoadPolicy,
  type RetryConfig,
} from 'hls.js'
import { expectedBandwidth, savesData } from './bandwidth.ts'
import type { MediaAddress } from './media-address.ts'
import type { FetchedPlaylist } from './playlist-prefetch.ts'

/** Seconds loaded ahead of somebody who has not pressed play, and of somebody who watches. */
const AHEAD_BEFORE_PLAY_S = 8
export const AHEAD = { maxBufferLength: 30, maxMaxBufferLength: 90 }

type Options = { address: MediaAddress; first: Promise<FetchedPlaylist | null>; startS: number; onRetry: () => void }

export function hlsConfig({ address, first, startS, onRetry }: Options): Partial<HlsConfig> {
  const { DefaultConfig } = Hls
  // The line may be away for an hour: whoever waits sees why, and it goes on when it is back.
  const patiently = (policy: LoadPolicy): LoadPolicy => {
    const forever: RetryConfig = {
      maxNumRetry: Number.POSITIVE_INFINITY,
      retryDelayMs: 500,
      maxRetryDelayMs: 8_000,
      shouldRetry: (_config, count, isTimeout, response) => {
        const again = isTimeout || isWorthRetrying(response?.code ?? 0, count, address)
        if (again) onRetry()
        return again
      },
    }
    return { default: { ...policy.default, errorRetry: forever, timeoutRetry: forever } }
  }
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
    keyLoadPolicy: patiently(DefaultConfig.keyLoadPolicy),
    pLoader: startingWith(DefaultConfig.loader, first) as NonNullable<HlsConfig['pLoader']>, // the same class, one method richer
    // The store of the files may be another origin, reached by a redirect: no credentials go there.
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

/** Answers that a second look may change, but not for ever. */
const MOST_TRIES = 7

/** A refusal may only mean that the permission ended; with a new one it is worth another try. */
function isWorthRetrying(status: number, count: number, address: MediaAddress): boolean {
  if (address.isGone()) return false
  if ([401, 403, 404, 410].includes(status)) return count < MOST_TRIES && address.refused()
  if (status === 500) return count < MOST_TRIES
  return status === 0 || status === 408 || status === 429 || status > 500
}
