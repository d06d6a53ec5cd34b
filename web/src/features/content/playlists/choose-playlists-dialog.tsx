import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Input } from '#web/ui/field.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Video } from '../queries.ts'
import { NewPlaylistDialog } from './new-playlist-dialog.tsx'
import { choosePlaylistsQuery, refreshPlaylists } from './queries.ts'
import { sizeOf } from './words.ts'

type Props = { video: Pick<Video, 'id' | 'title' | 'channel'>; onClose: () => void }

/** Which playlists a video is in; each takes effect when it is clicked. */
export function ChoosePlaylistsDialog({ video, onClose }: Props) {
  const queryClient = useQueryClient()
  const [q, setQ] = useState('')
  const [making, setMaking] = useState(false)
  const [changed, setChanged] = useState<ReadonlyMap<string, boolean>>(new Map())
  const query = choosePlaylistsQuery(video.channel.id, { q: useDeferredValue(q.trim()), videoId: video.id })
  const { data, error } = useQuery({ ...query, placeholderData: (before) => before })
  const set = async (id: string, isIn: boolean) => {
    setChanged((before) => new Map(before).set(id, isIn))
    const params = { path: { id } }
    const videoIds = [video.id]
    try {
      if (isIn) await call(api.POST('/api/creator/playlists/{id}/items', { params, body: { videoIds, at: 'end' } }))
      else await call(api.DELETE('/api/creator/playlists/{id}/items', { params, body: { videoIds } }))
    } catch (thrown) {
      setChanged((before) => new Map(before).set(id, !isIn))
      toast(t('The playlist could not be changed'), { tone: 'danger', detail: asProblem(thrown).message })
    }
    void refreshPlaylists(queryClient)
  }
  if (making)
    return (
      <NewPlaylistDialog
        channelId={video.channel.id}
        videoIds={[video.id]}
        onClose={() => setMaking(false)}
        onMade={() => setMaking(false)}
      />
    )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('In playlists')}
      description={<bdi>{video.title}</bdi>}
      footer={
        <>
          <Button icon={<Plus size={16} />} className="me-auto" onClick={() => setMaking(true)}>
            {t('New playlist')}
          </Button>
          <Button variant="primary" onClick={onClose}>
            {t('Done')}
          </Button>
        </>
      }
    >
      {(q || (data?.items.length ?? 0) > 8) && (
        <Input
          type="search"
          aria-label={t('Find a playlist')}
          placeholder={t('Find a playlist')}
          value={q}
          dir="auto"
          onChange={(event) => setQ(event.target.value)}
        />
      )}
      <ul aria-label={t('Playlists')} className="-mx-2 flex max-h-80 flex-col overflow-y-auto">
        {!data && !error && <Skeleton className="mx-2 h-24" />}
        {!data && error && <li className="px-2 text-14 text-muted">{asProblem(error).message}</li>}
        {data?.items.length === 0 && (
          <li className="px-2 py-4 text-14 text-muted">
            {q ? t('None is called that.') : t('There are no playlists yet.')}
          </li>
        )}
        {data?.items.map((playlist) => (
          <li key={playlist.id}>
            <label className="flex min-h-11 items-center gap-3 rounded-control px-2 py-1 hover:bg-hover">
              <input
                type="checkbox"
                className="size-4 shrink-0"
                checked={changed.get(playlist.id) ?? playlist.contains ?? false}
                onChange={(event) => void set(playlist.id, event.target.checked)}
              />
              <span className="text-with-page min-w-0 flex-1 truncate text-14" dir="auto">
                {playlist.title}
              </span>
              <span className="shrink-0 text-13 text-muted">{sizeOf(playlist)}</span>
            </label>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
