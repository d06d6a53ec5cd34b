import { Link } from '@tanstack/react-router'
import { Copy, ExternalLink, Files, ListPlus, Pencil, RotateCw, Trash2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Menu, MenuItem, MenuSeparator } from '#web/ui/menu.tsx'
import { useDeleteVideo, useRetryVideo } from './changes.ts'
import { copyLink } from './copy-link.ts'
import type { Video } from './queries.ts'

const VideoDialogs = lazyLater(() => import('./video-dialogs.tsx'))

export type ActionsProps = { video: Video; inList?: boolean; onDeleted?: (() => void) | undefined }

export default function VideoActionsMenu({ video, inList, onDeleted }: ActionsProps) {
  const deleteVideo = useDeleteVideo()
  const retry = useRetryVideo()
  const [asking, setAsking] = useState<'playlists' | 'copy' | null>(null)
  const remove = () => {
    onDeleted?.()
    void deleteVideo(video)
  }
  return (
    <>
      <Menu>
        {inList && (
          <MenuItem
            icon={<Pencil size={16} />}
            as={<Link to="/studio/content/$videoId" params={{ videoId: video.id }} />}
          >
            {t('Edit details')}
          </MenuItem>
        )}
        {(video.playback || video.kind === 'article') && (
          <MenuItem icon={<ExternalLink size={16} />} as={<Link to="/watch/$videoId" params={{ videoId: video.id }} />}>
            {t('View on the site')}
          </MenuItem>
        )}
        <MenuItem icon={<Copy size={16} />} onSelect={() => void copyLink(video)}>
          {t('Copy link')}
        </MenuItem>
        <MenuItem
          icon={<ListPlus size={16} />}
          disabled={!video.can.edit}
          note={video.can.edit ? undefined : video.why.edit}
          onSelect={() => setAsking('playlists')}
        >
          {t('In playlists…')}
        </MenuItem>
        {video.can.edit && (
          <MenuItem icon={<Files size={16} />} onSelect={() => setAsking('copy')}>
            {t('Copy details from…')}
          </MenuItem>
        )}
        {video.can.retry && (
          <MenuItem icon={<RotateCw size={16} />} onSelect={() => retry.mutate(video.id)}>
            {t('Process again')}
          </MenuItem>
        )}
        <MenuSeparator />
        <MenuItem
          tone="danger"
          icon={<Trash2 size={16} />}
          disabled={!video.can.delete}
          note={video.can.delete ? undefined : video.why.delete}
          onSelect={remove}
        >
          {t('Delete video')}
        </MenuItem>
      </Menu>
      {asking && (
        <Suspense>
          <VideoDialogs video={video} asking={asking} onClose={() => setAsking(null)} />
        </Suspense>
      )}
    </>
  )
}
