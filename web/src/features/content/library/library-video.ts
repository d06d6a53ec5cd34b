import type { Video } from '../queries.ts'

/** A video as the list shows it: all of it, with the figures that the list sorts by. */
export type LibraryVideo = Video
