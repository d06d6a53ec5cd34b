import type { Neighbour } from './up-next.ts'

let goneOnTo: string | null = null

/** The page of this video, when it comes, plays by itself. */
export const goOnTo = (videoId: string): void => {
  goneOnTo = videoId
}

/** @returns whether the video was gone on to; asked once, by its page */
export function wasGoneOnTo(videoId: string): boolean {
  const isIt = goneOnTo === videoId
  goneOnTo = null
  return isIt
}

type Place = { video: Neighbour['video']; listId?: string | undefined }
const ways = new Map<string, Place>()

/** Where somebody went on from, for the way back. */
export const wayBack = (toId: string, from: Place): void => {
  if (ways.get(from.video.id)?.video.id !== toId) ways.set(toId, from)
}

export const cameFrom = (videoId: string): Place | undefined => ways.get(videoId)
