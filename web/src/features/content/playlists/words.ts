import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { Playlist, PlaylistVisibility } from './queries.ts'

export const KIND: Readonly<Record<Playlist['kind'], string>> = {
  get playlist() {
    return t('Playlist')
  },
  get series() {
    return t('Series')
  },
}

export const PLAYLIST_VISIBILITY: Readonly<Record<PlaylistVisibility, string>> = {
  get private() {
    return t('Only your team sees it.')
  },
  get unlisted() {
    return t('Only people who have the link see it.')
  },
  get public() {
    return t('Everyone finds it on your channel.')
  },
}

/** `12 videos`, of a series `12 parts`. */
export const sizeOf = ({ kind, itemCount }: Pick<Playlist, 'kind' | 'itemCount'>) => {
  const count = compact(itemCount)
  return kind === 'series'
    ? t('{count, plural, one {# part} other {# parts}}', { count })
    : t('{count, plural, one {# video} other {# videos}}', { count })
}
