import { useRouter } from '@tanstack/react-router'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { DESTINATIONS } from './go.ts'
import { showOverlay } from './overlay-state.ts'
import { useShortcutKeys, useShortcuts } from './shortcuts.ts'

/** What works on every page of the studio. */
export function useStudioShortcuts(): void {
  const router = useRouter()
  useShortcutKeys()
  useShortcuts(
    'Anywhere',
    [
      { keys: 'mod+k', words: 'Search and commands', run: () => showOverlay('palette') },
      { keys: '/', words: 'Search', run: () => showOverlay('palette') },
      { keys: '?', words: 'These shortcuts', run: () => showOverlay('keys') },
      { keys: 'c', words: 'Upload a video', run: chooseFiles },
    ],
    true,
  )
  useShortcuts(
    'Go to',
    DESTINATIONS.flatMap(({ to, label, keys }) =>
      keys ? [{ keys, words: label, run: () => void router.navigate({ to }) }] : [],
    ),
    true,
  )
}
