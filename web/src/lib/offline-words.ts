import { direction } from './direction.ts'
import { language } from './i18n/language.ts'
import { t } from './i18n/t.ts'
import { stored } from './stored.ts'

/** The offline page has no catalogue: it finds its words here, in the language that was read last. */
export const keepOfflineWords = (): void =>
  stored('offline-words').set(
    JSON.stringify({
      lang: language(),
      dir: direction(),
      name: t('Offline'),
      offline: t('You are offline'),
      offlineText: t(
        'Uploads that were under way are kept and continue where they stopped. This page goes on by itself when you are back.',
      ),
      unreachable: t('The studio cannot be reached'),
      unreachableText: t(
        'Your connection works, but the studio does not answer. It may be starting again. This page goes on by itself when it is back.',
      ),
      again: t('Try again'),
    }),
  )
