import type { AcceptedEvent } from './inbox-row.ts'
import type { BotSign } from './outcome.ts'

/**
 * What no person does, nor a class or a household behind one address. Counted by the clock hour of receipt, on our own
 * clock: a program cannot spread what it forges over days that are gone.
 */
export const IN_ONE_HOUR = {
  /** `sweep`: different videos begun by one viewer. One every six seconds, or 40 pupils with the same browser, 15 each. */
  videosOfAViewer: 600,
  /** `crowd`: browsers of one address that begin the same video. Accounts do not count: a hall full of people signs in. */
  browsersOfAnAddress: 100,
  /** `flood`: plays of one video begun by one viewer. A company of a thousand with the same browser passes. */
  playsOfAVideo: 1000,
  /** `rate`: views of one video by one viewer that arrive. One an hour is usual; a player that was cut off may bring some more. */
  viewsOfAVideo: 3,
} as const

const HOUR_MS = 3_600_000

/** Plays that one viewer began of one video in one hour, and the views that were told in it. */
export type Begun = {
  hour: number
  viewer: string
  videoId: string
  origin: string | null
  plays: number
  views: number
}

/** What earlier lots began, by the keys below. */
export type KnownBegun = {
  own: ReadonlyMap<string, Begun>
  videos: ReadonlyMap<string, number>
  browsers: ReadonlyMap<string, number>
}

export const NOTHING_BEGUN: KnownBegun = { own: new Map(), videos: new Map(), browsers: new Map() }

export const hourOf = (receivedAt: number) => Math.floor(receivedAt / HOUR_MS) * HOUR_MS
export const playsKey = (hour: number, viewer: string, videoId: string) => `${hour} ${viewer} ${videoId}`
export const videosKey = (hour: number, viewer: string) => `${hour} ${viewer}`
export const browsersKey = (hour: number, origin: string, videoId: string) => `${hour} ${origin} ${videoId}`

/**
 * Counts the plays that begin. What is beyond a limit is left out from there on and not counted any further, so what is
 * kept is bounded; what counted before stays counted.
 */
export function openPace(known: KnownBegun) {
  const begun = new Map<string, Begun>()
  const videos = new Map<string, number>()
  const browsers = new Map<string, number>()
  const numberOf = (here: Map<string, number>, before: ReadonlyMap<string, number>, key: string) =>
    here.get(key) ?? before.get(key) ?? 0

  return {
    /** @returns the sign of a bot, or null: then the play was counted in */
    begin({ receivedAt, viewer, videoId, origin }: AcceptedEvent): BotSign | null {
      const hour = hourOf(receivedAt)
      const key = playsKey(hour, viewer, videoId)
      const row = begun.get(key) ?? known.own.get(key) ?? { hour, viewer, videoId, origin, plays: 0, views: 0 }
      const { plays } = row
      if (plays >= IN_ONE_HOUR.playsOfAVideo) return 'flood'
      if (plays === 0) {
        const ofViewer = videosKey(hour, viewer)
        const ofAddress = origin && browsersKey(hour, origin, videoId)
        const seen = numberOf(videos, known.videos, ofViewer)
        const there = ofAddress ? numberOf(browsers, known.browsers, ofAddress) : 0
        if (seen >= IN_ONE_HOUR.videosOfAViewer) return 'sweep'
        if (there >= IN_ONE_HOUR.browsersOfAnAddress) return 'crowd'
        videos.set(ofViewer, seen + 1)
        if (ofAddress) browsers.set(ofAddress, there + 1)
      }
      begun.set(key, { ...row, plays: plays + 1 })
      return null
    },
    /** @returns false when more views of the viewer and video have arrived in this hour than there can be */
    view({ receivedAt, videoId, origin }: AcceptedEvent, viewer: string): boolean {
      const hour = hourOf(receivedAt)
      const key = playsKey(hour, viewer, videoId)
      const row = begun.get(key) ?? known.own.get(key) ?? { hour, viewer, videoId, origin, plays: 0, views: 0 }
      if (row.views >= IN_ONE_HOUR.viewsOfAVideo) return false
      begun.set(key, { ...row, views: row.views + 1 })
      return true
    },
    begun: () => [...begun.values()],
  }
}
export type Pace = ReturnType<typeof openPace>
