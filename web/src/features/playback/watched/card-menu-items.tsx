import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, Trash2 } from 'lucide-react'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { MenuButton } from './card-menu.tsx'
import { type Change, changeWatched } from './changes.ts'
import type { Progress } from './start-at.ts'
import type { About } from './store.ts'

type Props = { video: About; progress: Progress | null; removable: boolean; defaultOpen?: boolean }

export default function CardMenuItems({ video, progress, removable, defaultOpen = false }: Props) {
  const queryClient = useQueryClient()
  const change = (next: Change) => void changeWatched(queryClient, video, next)
  const wasWatched = progress !== null && progress.updatedAt !== null
  return (
    <Menu defaultOpen={defaultOpen} trigger={<MenuButton title={video.title} />}>
      {progress?.state !== 'watched' && (
        <MenuItem icon={<CircleCheck size={16} />} onSelect={() => change('watched')}>
          Mark as watched
        </MenuItem>
      )}
      {wasWatched && (progress.state === 'watched' || progress.positionMs > 0) && (
        <MenuItem icon={<CircleDashed size={16} />} onSelect={() => change('unwatched')}>
          Mark as unwatched
        </MenuItem>
      )}
      {wasWatched && removable && (
        <MenuItem icon={<Trash2 size={16} />} onSelect={() => change('removed')}>
          Remove from history
        </MenuItem>
      )}
    </Menu>
  )
}
