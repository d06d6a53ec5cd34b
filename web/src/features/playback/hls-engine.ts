import Hls from 'hls.js'
import { rememberBandwidth } from './bandwidth.ts'
import { type FirstMedia, NOTHING } from './first-media.ts'
import { AHEAD, hlsConfig } from './hls-config.ts'
import { levelOf, qualitiesOf, shortSide } from './levels.ts'
import type { MediaAddress } from './media-address.ts'
import type { AudioTrack, MediaEngine, MediaEngineEvents } from './media-engine.ts'

/** A decoder that fails again this soon after it was restarted will not recover. */
const RECOVERED_MS = 5_000
/** What plays on while the new reader finds its way; measured: it takes 0.1 s on a good line, 2 s on a poor one. */
const ENOUGH_AHEAD_S = 4
/** What was loaded beyond this is loaded anew in a better version; closer to now only where somebody asked for it. */
const KEEP_S = 8
const KEEP_WHEN_ASKED_S = 1.5

type Options = {
  media: HTMLVideoElement
  address: MediaAddress
  first: FirstMedia
  startS: number
  /** The height for these heights; `null` lets the line decide. */
  pickHeight: (heights: readonly number[]) => number | null
  events: MediaEngineEvents
}

export const canPlayHls = (): boolean => Hls.isSupported()

/** Plays through Media Source Extensions with hls.js. */
export function startHls({ media, address, first, startS, pickHeight, events }: Options): MediaEngine {
  const { Events, ErrorTypes } = Hls
  let recoveredAt = Number.NEGATIVE_INFINITY
  let heard: AudioTrack | null = null
  let current = read(first, startS)
  let next: Hls | null = null
  let askedAgain = false

  function read(first: FirstMedia, atS: number): Hls {
    const reader = new Hls(
      hlsConfig({ address, first, startS: atS, onRetry: () => reader === current && events.onLineDown(true) }),
    )
    return reader
  }

  /** What the reader in charge tells. */
  function listen(hls: Hls) {
    hls.on(Events.MANIFEST_PARSED, () => begin(hls, first.level()))
    hls.on(Events.AUDIO_TRACKS_UPDATED, () => tellAudio(hls))
    hls.on(Events.AUDIO_TRACK_SWITCHED, () => tellAudio(hls))
    hls.on(Events.LEVEL_SWITCHED, (_, { level }) => events.onHeight(shortSide(hls.levels[level])))
    hls.on(Events.LEVEL_UPDATED, (_, { details }) => events.onGrowing(details.live))
    hls.on(Events.LEVEL_LOADED, () => events.onLineDown(false))
    hls.on(Events.FRAG_LOADED, () => events.onLineDown(false))
    hls.on(Events.ERROR, (_, error) => {
      if (!error.fatal) return
      if (error.type === ErrorTypes.NETWORK_ERROR)
        return events.onProblem({ kind: networkKind(address, error.response?.code ?? 0), code: error.details })
      if (error.type === ErrorTypes.MEDIA_ERROR && performance.now() - recoveredAt > RECOVERED_MS) {
        recoveredAt = performance.now()
        return hls.recoverMediaError()
      }
      events.onProblem({ kind: 'media', code: error.details })
    })
  }

  /** @param fetched the version whose beginning is there, or on its way */
  function begin(hls: Hls, fetched: string | null) {
    const qualities = qualitiesOf(hls.levels)
    const level = levelOf(hls.levels, pickHeight(qualities.map(({ height }) => height)))
    const there = hls.levels.findIndex(({ uri }) => uri === fetched)
    if (level !== -1) hls.startLevel = hls.nextLevel = level
    else if (there !== -1) hls.startLevel = there
    events.onLineDown(false)
    events.onQualities(qualities)
    events.onAudioOnly(hls.levels.every((found) => !found.height && !found.videoCodec))
  }

  function tellAudio(hls: Hls) {
    const tracks = hls.audioTracks.map(trackOf)
    if (heard) {
      const same = tracks.find(({ lang, name }) => lang === heard?.lang && name === heard.name)
      if (same && same.id !== hls.audioTrack) hls.audioTrack = same.id
    }
    events.onAudioTracks(tracks.length > 1 ? tracks : [], tracks[hls.audioTrack] ?? null)
  }

  /**
   * hls.js takes no levels into a list it has read. A second reader reads the list anew and is then handed the media as
   * it is, with what is loaded and what is decoded, so nobody sees or hears it: no frame was dropped in Chromium.
   */
  function readAgain() {
    if (next) {
      askedAgain = true
      return
    }
    askedAgain = false
    const reader = read(NOTHING, media.currentTime)
    next = reader
    reader.config.autoStartLoad = false
    reader.config.abrEwmaDefaultEstimate = current.bandwidthEstimate || reader.config.abrEwmaDefaultEstimate
    reader.once(Events.MANIFEST_PARSED, () => {
      const known = new Set(current.levels.map(({ uri }) => pathOf(uri)))
      const sameSounds = reader.allAudioTracks.length === current.allAudioTracks.length
      if (sameSounds && reader.levels.every(({ uri }) => known.has(pathOf(uri)))) drop(reader)
      else whenSafe(() => next === reader && handOver(reader))
    })
    // What plays goes on; the next news tries again.
    reader.on(Events.ERROR, (_, error) => error.fatal && next === reader && drop(reader))
    reader.loadSource(address.master())
  }

  function drop(reader: Hls) {
    if (next === reader) next = null
    reader.destroy()
    if (askedAgain) readAgain()
  }

  /** Paused, dried up, or with so much loaded that a pause in loading is not noticed. */
  function whenSafe(act: () => void) {
    const isSafe = () => media.paused || media.readyState < 3 || aheadOf(media) >= ENOUGH_AHEAD_S || isLoaded(media)
    if (isSafe()) return act()
    const off = new AbortController()
    const check = () => {
      if (!isSafe()) return
      off.abort()
      act()
    }
    for (const name of ['progress', 'timeupdate', 'pause', 'waiting', 'emptied'])
      media.addEventListener(name, check, { signal: off.signal })
  }

  function handOver(to: Hls) {
    const from = current
    const loads = from.config.autoStartLoad
    current = to
    next = null
    Object.assign(to.config, {
      autoStartLoad: loads,
      maxBufferLength: from.config.maxBufferLength,
      maxMaxBufferLength: from.config.maxMaxBufferLength,
    })
    listen(to)
    begin(to, null)
    to.attachMedia(from.transferMedia() ?? media)
    from.destroy()
    tellAudio(to)
    const shown = levelOfHeight(to, media)
    to.once(Events.BUFFER_CREATED, () => {
      if (to.nextLoadLevel > shown) forgetAfter(to, KEEP_S)
    })
    // Without a seek to there: it goes on playing meanwhile.
    if (loads) to.startLoad(media.currentTime + aheadOf(media), true)
    if (askedAgain) readAgain()
  }

  /**
   * Throws away what is loaded from the next segment after `s` seconds on. `hls.nextLevel` does it by its own list of what
   * it loaded, which knows nothing of what another reader had loaded.
   */
  function forgetAfter(hls: Hls, s: number) {
    const from = media.currentTime + s
    const fragments = hls.levels.find(({ details }) => details)?.details?.fragments ?? []
    const startOffset = fragments.find(({ start }) => start >= from)?.start ?? from
    if (startOffset < media.currentTime + aheadOf(media))
      hls.trigger(Events.BUFFER_FLUSHING, { startOffset, endOffset: Number.POSITIVE_INFINITY, type: null })
  }

  const onPlay = () => {
    const { config } = current
    Object.assign(config, AHEAD)
    if (!config.autoStartLoad) current.startLoad(media.currentTime || startS)
    config.autoStartLoad = true
  }
  // Most people close a page: nothing is taken down then.
  const remember = () => rememberBandwidth(current.bandwidthEstimate)
  addEventListener('pagehide', remember)
  listen(current)
  media.addEventListener('play', onPlay, { once: true })
  current.attachMedia(media)
  current.loadSource(address.master())

  return {
    chooseQuality(height) {
      current.loadLevel = levelOf(current.levels, height)
      if (height !== null) forgetAfter(current, KEEP_WHEN_ASKED_S)
    },
    chooseAudio(track) {
      heard = track
      current.audioTrack = track.id
    },
    readAgain,
    tryNow() {
      if (current.levels.length > 0) current.startLoad(media.currentTime, true)
      else current.loadSource(address.master())
    },
    stop() {
      remember()
      removeEventListener('pagehide', remember)
      media.removeEventListener('play', onPlay)
      askedAgain = false
      if (next) drop(next)
      current.destroy()
    },
  }
}

/** -1 when none of its levels has the height of the picture. */
const levelOfHeight = (hls: Hls, media: HTMLVideoElement): number =>
  levelOf(hls.levels, Math.min(media.videoWidth, media.videoHeight) || null)

const trackOf = (track: { lang?: string | undefined; name: string }, id: number): AudioTrack => ({
  id,
  lang: track.lang ?? '',
  name: track.name,
})

/** Without the folder, whose permission may have been renewed: `original/index.m3u8`. */
const pathOf = (url: string): string => url.split('?')[0]!.split('/').slice(-2).join('/')

function aheadOf({ buffered, currentTime }: HTMLMediaElement): number {
  for (let range = 0; range < buffered.length; range++)
    if (buffered.start(range) <= currentTime + 0.1 && currentTime < buffered.end(range))
      return buffered.end(range) - currentTime
  return 0
}

const isLoaded = (media: HTMLMediaElement): boolean => media.currentTime + aheadOf(media) >= media.duration - 0.5

const networkKind = (address: MediaAddress, status: number): 'gone' | 'missing' | 'network' =>
  address.isGone() ? 'gone' : status === 404 || status === 410 ? 'missing' : 'network'
