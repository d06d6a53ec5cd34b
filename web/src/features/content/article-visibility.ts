import { t } from '#web/lib/i18n/t.ts'
import type { Video, Visibility } from './queries.ts'
import { VISIBILITY } from './visibility.ts'

/** Of an article, which nobody watches. */
const READ: Partial<Record<Visibility, () => string>> = {
  private: () => t('Only your team can read it.'),
  unlisted: () => t('Only people who have the link can read it.'),
  members: () => t('Only members of the channel can read it.'),
  public: () => t('Everyone can find and read it.'),
}

/** What a visibility means for this video. */
export const explained = (visibility: Visibility, { kind }: Pick<Video, 'kind'>): string =>
  (kind === 'article' && READ[visibility]?.()) || VISIBILITY[visibility].explanation

/** What it means from now on: what cannot be played yet is seen later. */
export const explainedNow = (visibility: Visibility, video: Pick<Video, 'kind' | 'status'>): string =>
  visibility === 'private' || video.status === 'ready' ? explained(visibility, video) : seenLater()

export const seenLater = () => t('Viewers see it as soon as it can be played.')
