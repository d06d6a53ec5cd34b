import { useQueryClient } from '@tanstack/react-query'
import { CopyDialog } from './library/bulk-dialogs.tsx'
import { startBulk } from './library/bulk-jobs.ts'
import { ChoosePlaylistsDialog } from './playlists/choose-playlists-dialog.tsx'
import type { Video } from './queries.ts'

type Props = { video: Video; asking: 'playlists' | 'copy'; onClose: () => void }

/** What the menu of one video asks about. */
export default function VideoDialogs({ video, asking, onClose }: Props) {
  const queryClient = useQueryClient()
  if (asking === 'playlists') return <ChoosePlaylistsDialog video={video} onClose={onClose} />
  const channelId = video.channel.id
  return (
    <CopyDialog
      channelId={channelId}
      except={video.id}
      count={1}
      onClose={onClose}
      start={(action) => {
        onClose()
        void startBulk(queryClient, { channelId, select: { ids: [video.id] }, action, count: 1 })
      }}
    />
  )
}
