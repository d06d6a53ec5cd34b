import { t } from '#web/lib/i18n/t.ts'
import type { MediaProblem } from './media-engine.ts'

type Words = { title: string; text: string; retry: string | null }

/** What happened and what to do, for whoever wanted to watch. */
export function problemWords(kind: MediaProblem['kind']): Words {
  switch (kind) {
    case 'network':
      return {
        title: t('The video cannot be reached'),
        text: t('Check your connection. It goes on from here when the studio can be reached again.'),
        retry: t('Try again'),
      }
    case 'gone':
      return {
        title: t('This video is no longer available to you'),
        text: t('It was made private or taken down. Whoever sent you the link can tell.'),
        retry: null,
      }
    case 'missing':
      return {
        title: t('The files of this video were not found'),
        text: t('They may still be on their way. If it stays like this, tell the channel; the code below helps.'),
        retry: t('Try again'),
      }
    case 'media':
      return {
        title: t('This browser stumbled over the video'),
        text: t('Trying again often helps. If it does not, another quality or another browser may.'),
        retry: t('Try again'),
      }
    case 'unsupported':
      return {
        title: t('This browser cannot play the video'),
        text: t('A current Firefox, Chrome, Edge or Safari can.'),
        retry: null,
      }
  }
}
