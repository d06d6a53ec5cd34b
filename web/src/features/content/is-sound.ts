import type { Video } from './queries.ts'

/** Something to hear only: known once it was looked into. */
export const isSound = ({ status, width }: Pick<Video, 'status' | 'width'>): boolean =>
  status === 'ready' && width === null
