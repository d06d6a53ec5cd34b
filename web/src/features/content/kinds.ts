import type { Video } from './queries.ts'

export const KINDS: Record<Video['kind'], string> = { video: 'Video', audio: 'Audio', article: 'Article' }
