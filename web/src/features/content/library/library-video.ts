import type { Video } from '../queries.ts'

/** A video as the list shows it, with the figures that the list sorts by. `null` is not known, never nought. */
export type LibraryVideo = Video & {
  completion?: number | null
  likeCount?: number | null
  commentCount?: number | null
}
