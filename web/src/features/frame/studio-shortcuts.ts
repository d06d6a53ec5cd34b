import { useRouter } from '@tanstack/react-router'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { t } from '#web/lib/i18n/t.ts'
import { destinations } from './go.ts'
import { showOverlay } from './overlay-state.ts'
import { useShortcutKeys, useShortcuts } from './shortcuts.ts'

/** What works on every page of the studio. */
export function useStudioShortcuts(): void {
  const router = useRouter()
  useShortcutKeys()
  useShortcuts(
    t('Anywhere'),
    [
      { keys: 'mod+k', words: t('Search and commands'), run: () => showOverlay('palette') },
      { keys: '/', words: t('Search'), run: () => showOverlay('palette') },
      { keys: '?', words: t('These shortcuts'), run: () => showOverlay('keys') },
      { keys: 'c', words: t('Upload a video'), run: chooseFiles },
    ],
    true,
  )
  useShortcuts(
    t('Go to'),
    destinations().flatMap(({ to, label, keys }) =>
      keys ? [{ keys, words: label, run: () => void router.navigate({ to }) }] : [],
    ),
    true,
  )
}
