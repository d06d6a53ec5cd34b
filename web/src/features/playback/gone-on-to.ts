import type { Neighbour } from './up-next.ts'

let goneOnTo: string | null = null

/** The page of this video, when it comes, plays by itself, also where the browser began. */
export const goOnTo = (videoId: string): void => {
  goneOnTo = videoId
}

/** @returns whether the video plays without being asked to; asked once, by its page */
export function playsByItself(videoId: string): boolean {
  const isIt = goneOnTo === videoId || !cameWithThePage()
  goneOnTo = null
  return isIt
}

/** Whoever opens a video on a page of ours wants to see it. Of one that an address led to, browsers do not know that. */
function cameWithThePage(): boolean {
  const [document] = performance.getEntriesByType('navigation')
  return !document || new URL(document.name).pathname === location.pathname
}

type Place = { video: Neighbour['video']; listId?: string | undefined }
const ways = new Map<string, Place>()

/** Where somebody went on from, for the way back. */
export const wayBack = (toId: string, from: Place): void => {
  if (ways.get(from.video.id)?.video.id !== toId) ways.set(toId, from)
}

export const cameFrom = (videoId: string): Place | undefined => ways.get(videoId)
