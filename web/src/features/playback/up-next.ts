import { useSyncExternalStore } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { stored } from '#web/lib/stored.ts'

export type Neighbour = {
  video: Pick<Video, 'id' | 'title' | 'thumbnail' | 'durationMs'> & { channel: { name: string } }
  /** The playlist that it is watched in. */
  listId?: string | undefined
}
export type Neighbours = { previous?: Neighbour | undefined; next?: Neighbour | undefined }

const listeners = new Set<() => void>()
/** A playlist's order comes before what is like it. */
const told: { queue: Neighbours | null; related: Neighbours | null } = { queue: null, related: null }
const current = () => told.queue ?? told.related
const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** What comes before and after the video of this page, told by the lists beside it. @returns what takes it back */
export function tellNeighbours(by: keyof typeof told, neighbours: Neighbours): () => void {
  const tell = (value: Neighbours | null) => {
    told[by] = value
    for (const listener of listeners) listener()
  }
  tell(neighbours)
  return () => told[by] === neighbours && tell(null)
}

export const useNeighbours = (): Neighbours | null => useSyncExternalStore(subscribe, current)

const kept = stored('studio.plays-on')
const isOn = (choice: string | null): boolean =>
  choice === null ? !matchMedia('(prefers-reduced-motion: reduce)').matches : choice !== 'no'

/** Whether the next video plays by itself. Unless somebody chose: not for people who want less to move. */
export const playsOn = {
  get: (): boolean => isOn(kept.get()),
  use: (): boolean => isOn(kept.use()),
  turn: (on: boolean): void => kept.set(on ? 'yes' : 'no'),
}
