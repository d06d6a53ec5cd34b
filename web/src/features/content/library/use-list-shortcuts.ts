import { useNavigate } from '@tanstack/react-router'
import { useShortcuts } from '#web/features/frame/shortcuts.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useDeleteVideo } from '../changes.ts'
import { SEARCH_ID } from '../search-videos.tsx'
import { openBulkDialog } from './bulk-dialog-state.ts'
import type { LibraryVideo } from './library-video.ts'
import { countOf, type Selection, toggled } from './selection.ts'

type Options = { at: LibraryVideo | undefined; selection: Selection; onSelect: (selection: Selection) => void }

/** Keys of the list, for the video that the keyboard is at. */
export function useListShortcuts({ at, selection, onSelect }: Options): void {
  const navigate = useNavigate()
  const deleteVideo = useDeleteVideo()
  const remove = () => {
    if (countOf(selection, 1) > 0) openBulkDialog('delete')
    else if (at?.can.delete) void deleteVideo(at)
  }
  useShortcuts(t('List of videos'), [
    { keys: '/', words: t('Search your videos'), run: () => document.getElementById(SEARCH_ID)?.focus() },
    { keys: 'ArrowUp', words: t('Up and down, side to side with ← →') },
    { keys: 'PageDown', words: t('A page down; PageUp back') },
    { keys: 'mod+End', words: t('To the last video; Home to the first') },
    { keys: 'Enter', words: t('Open, or press the button of a cell') },
    { keys: 'x', words: t('Select the video; Space does too'), run: () => at && onSelect(toggled(selection, at.id)) },
    { keys: 'Shift+ArrowDown', words: t('Select several') },
    { keys: 'mod+a', words: t('Select all that match') },
    {
      keys: 'e',
      words: t('Edit the video'),
      run: () => at && void navigate({ to: '/studio/content/$videoId', params: { videoId: at.id } }),
    },
    { keys: '#', words: t('Into the trash; Delete does too'), run: remove },
    { keys: 'Delete', words: t('Delete'), run: remove },
  ])
}
