import { addTranslation, setLanguage } from 'media-chrome/utils/i18n'
import { t } from '#web/lib/i18n/t.ts'

/** What Media Chrome's elements say by themselves, in the page's language. Before the first of them is made. */
export function sayOurWords(): void {
  // It puts in the values itself.
  const [currentTime, totalTime, seekOffset] = ['{currentTime}', '{totalTime}', '{seekOffset}']
  addTranslation('page', {
    // Texts without values: it asks for them as the catalogue has them, by their English. Of the others it knows no ids.
    ...(globalThis.studioMessages as Record<string, string> | undefined),
    'seek back {seekOffset} seconds': t('seek back {seekOffset} seconds', { seekOffset }),
    'seek forward {seekOffset} seconds': t('seek forward {seekOffset} seconds', { seekOffset }),
    '{currentTime} of {totalTime}': t('{currentTime} of {totalTime}', { currentTime, totalTime }),
  })
  setLanguage('page')
}

/** Those texts, for the catalogue: nobody calls this, and no page loads it. */
export const askedForByMediaChrome = (): string[] => [
  t('Play'),
  t('Pause'),
  t('Mute'),
  t('Unmute'),
  t('Enable captions'),
  t('Disable captions'),
  t('Enter fullscreen mode'),
  t('Exit fullscreen mode'),
  t('Enter picture in picture mode'),
  t('Exit picture in picture mode'),
  t('play'),
  t('pause'),
  t('mute'),
  t('unmute'),
  t('closed captions'),
  t('enter fullscreen mode'),
  t('exit fullscreen mode'),
  t('enter picture in picture mode'),
  t('exit picture in picture mode'),
  t('seek'),
  t('volume'),
  t('playback time'),
  t('media loading'),
  t('video not loaded, unknown time.'),
  t('hour'),
  t('hours'),
  t('minute'),
  t('minutes'),
  t('second'),
  t('seconds'),
]
