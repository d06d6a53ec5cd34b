import { useNavigate } from '@tanstack/react-router'
import { useShortcuts } from '#web/features/frame/shortcuts.ts'
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
  useShortcuts('List of videos', [
    { keys: '/', words: 'Search your videos', run: () => document.getElementById(SEARCH_ID)?.focus() },
    { keys: 'ArrowUp', words: 'Up and down, side to side with ← →' },
    { keys: 'PageDown', words: 'A page down; PageUp back' },
    { keys: 'mod+End', words: 'To the last video; Home to the first' },
    { keys: 'Enter', words: 'Open, or press the button of a cell' },
    { keys: 'x', words: 'Select the video; Space does too', run: () => at && onSelect(toggled(selection, at.id)) },
    { keys: 'Shift+ArrowDown', words: 'Select several' },
    { keys: 'mod+a', words: 'Select all that match' },
    {
      keys: 'e',
      words: 'Edit the video',
      run: () => at && void navigate({ to: '/studio/content/$videoId', params: { videoId: at.id } }),
    },
    { keys: '#', words: 'Into the trash; Delete does too', run: remove },
    { keys: 'Delete', words: 'Delete', run: remove },
  ])
}
