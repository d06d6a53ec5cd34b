import type { components } from '@studio/api-client'
import type { PlayedRange } from '../played-ranges.ts'
import type { Progress } from './start-at.ts'

export type Watched = components['schemas']['Watched']
export type HistoryPage = { items: Watched[]; nextCursor: string | null }

/** Where the viewer is now, and what was played since the last report. */
export type Report = {
  vodId: string
  positionMs: number
  ranges: PlayedRange[]
  /** ms since 1970, by this device. */
  at: number
  durationMs: number
  title: string
}

export type HistoryWhere = { q?: string; from?: string; to?: string }
export type About = {
  id: string
  durationMs: number | null
  title: string
  kind?: 'video' | 'audio' | 'article'
  channel?: { id: string; name: string }
}
export type Mark = 'watched' | 'unwatched' | 'dismissed'

/** What was watched: the account has it of who is signed in, this browser of everybody else. */
export type WatchedStore = {
  /** Who it is of; empty while nobody is signed in. */
  owner: string
  /** Never fails: what cannot be sent now is sent later. @returns false where nothing is written */
  report: (report: Report, leaving: boolean) => boolean
  many: (videoIds: readonly string[], signal?: AbortSignal) => Promise<Progress[]>
  unfinished: (signal?: AbortSignal) => Promise<Watched[]>
  history: (where: HistoryWhere, cursor: string, signal?: AbortSignal) => Promise<HistoryPage>
  mark: (video: About, mark: Mark) => Promise<void>
  remove: (videoId: string) => Promise<void>
  clear: () => Promise<void>
  paused: (signal?: AbortSignal) => Promise<boolean>
  pause: (paused: boolean) => Promise<void>
}
