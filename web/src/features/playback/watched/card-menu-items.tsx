import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, CircleDashed, CircleSlash, EyeOff, Trash2 } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { notInterested } from '../not-interested.ts'
import { type Change, changeWatched } from './changes.ts'
import type { Progress } from './start-at.ts'
import type { About } from './store.ts'

type Props = {
  video: About
  progress: Progress | null
  removable: boolean
  recommended: boolean
}

export default function CardMenuItems({ video, progress, removable, recommended }: Props) {
  const queryClient = useQueryClient()
  const change = (next: Change) => void changeWatched(queryClient, video, next)
  const { channel } = video
  const wasWatched = progress !== null && progress.updatedAt !== null
  return (
    <Menu>
      {video.kind !== 'article' && progress?.state !== 'watched' && (
        <MenuItem icon={<CircleCheck size={16} />} onSelect={() => change('watched')}>
          {t('Mark as watched')}
        </MenuItem>
      )}
      {wasWatched && (progress.state === 'watched' || progress.positionMs > 0) && (
        <MenuItem icon={<CircleDashed size={16} />} onSelect={() => change('unwatched')}>
          {t('Mark as unwatched')}
        </MenuItem>
      )}
      {wasWatched && removable && (
        <MenuItem icon={<Trash2 size={16} />} onSelect={() => change('removed')}>
          {t('Remove from history')}
        </MenuItem>
      )}
      {recommended && (
        <MenuItem
          icon={<EyeOff size={16} />}
          onSelect={() => notInterested(queryClient, { kind: 'video', id: video.id, name: video.title })}
        >
          {t('Not interested')}
        </MenuItem>
      )}
      {recommended && channel && (
        <MenuItem
          icon={<CircleSlash size={16} />}
          onSelect={() => notInterested(queryClient, { kind: 'channel', ...channel })}
        >
          {t('Do not recommend this channel')}
        </MenuItem>
      )}
    </Menu>
  )
}
