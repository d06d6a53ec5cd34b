import type { Video } from './queries.ts'

/** Something to hear only: known once its file was looked into. */
export const isSound = ({ kind }: Pick<Video, 'kind'>): boolean => kind === 'audio'
