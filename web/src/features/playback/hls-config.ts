import Hls, {
  type HlsConfig,
  type LoaderCallbacks,
  type LoaderConfiguration,
  type LoaderContext,
  type LoadPolicy,
  type RetryConfig,
} from 'hls.js'
import { expectedBandwidth, savesData } from './bandwidth.ts'
import type { FirstMedia } from './first-media.ts'
import type { MediaAddress } from './media-address.ts'

/** Seconds loaded ahead of somebody who has not pressed play, and of somebody who watches. */
const AHEAD_BEFORE_PLAY_S = 8
export const AHEAD = { maxBufferLength: 30, maxMaxBufferLength: 90 }

type Options = { address: MediaAddress; first: FirstMedia; startS: number; onRetry: () => void }

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
    pLoader: startingWith(DefaultConfig.loader, first) as NonNullable<HlsConfig['pLoader']>, // the same class, some methods richer
    fLoader: startingWith(DefaultConfig.loader, first) as NonNullable<HlsConfig['fLoader']>, // likewise
    // The store of the files may be another origin, reached by a redirect: no credentials go there.
    async xhrSetup(request, url) {
      request.open('GET', await address.resolve(url), true)
    },
  }
}

/** What does not come for so long is asked for again. */
const LONGEST_WAIT_MS = 8_000

/** Answers the first requests with what was fetched before this code arrived. */
function startingWith(Loader: HlsConfig['loader'], first: FirstMedia): HlsConfig['loader'] {
  return class extends Loader {
    #over = false

    override load(
      context: LoaderContext,
      config: LoaderConfiguration,
      callbacks: LoaderCallbacks<LoaderContext>,
    ): void {
      const file = context.rangeEnd ? undefined : first.take(context.url)
      if (!file) {
        super.load(context, config, callbacks)
        return
      }
      const { stats } = this
      stats.loading.start = performance.now()
      const tooLong = new Promise<null>((resolve) => setTimeout(resolve, LONGEST_WAIT_MS, null))
      void Promise.race([file, tooLong]).then((found) => {
        if (this.#over) return
        if (!found) {
          stats.loading.start = 0 // or the loader takes itself for used
          super.load(context, config, callbacks)
          return
        }
        // As if it had been asked for only now: how long it lay there tells nothing about the line.
        const now = performance.now()
        stats.loading = { start: now - found.tookMs, first: now - found.tookMs + found.waitedMs, end: now }
        stats.loaded = stats.total = typeof found.data === 'string' ? found.data.length : found.data.byteLength
        callbacks.onSuccess({ url: found.url, data: found.data, code: 200 }, stats, context, null)
      })
    }
    override abort(): void {
      this.#over = true
      super.abort()
    }
    override destroy(): void {
      this.#over = true
      super.destroy()
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
