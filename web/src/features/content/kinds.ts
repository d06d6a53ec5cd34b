import { t } from '#web/lib/i18n/t.ts'
import type { Video } from './queries.ts'

export const KINDS: Readonly<Record<Video['kind'], string>> = {
  get video() {
    return t('Video')
  },
  get audio() {
    return t('Audio')
  },
  get article() {
    return t('Article')
  },
}
