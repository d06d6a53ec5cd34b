import { counted } from '#web/lib/format-number.ts'
import type { Playlist, PlaylistVisibility } from './queries.ts'

export const KIND = { playlist: 'Playlist', series: 'Series' } as const

export const PLAYLIST_VISIBILITY: Record<PlaylistVisibility, string> = {
  private: 'Only your team sees it.',
  unlisted: 'Only people who have the link see it.',
  public: 'Everyone finds it on your channel.',
}

/** `12 videos`, of a series `12 parts`. */
export const sizeOf = ({ kind, itemCount }: Pick<Playlist, 'kind' | 'itemCount'>) =>
  counted(itemCount, kind === 'series' ? 'part' : 'video')
