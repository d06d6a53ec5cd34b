import { useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Input } from '#web/ui/field.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import type { BulkAction } from '../library/bulk-jobs.ts'
import { NewPlaylistDialog } from './new-playlist-dialog.tsx'
import { choosePlaylistsQuery } from './queries.ts'
import { sizeOf } from './words.ts'

type Props = { channelId: string | null; count: number; start: (action: BulkAction) => void; onClose: () => void }

/** Which playlist the chosen videos go into, or out of. */
export function BulkPlaylistDialog({ channelId, count, start, onClose }: Props) {
  const [change, setChange] = useState<'add' | 'remove'>('add')
  const [q, setQ] = useState('')
  const [chosen, setChosen] = useState<string | null>(null)
  const [making, setMaking] = useState(false)
  const query = choosePlaylistsQuery(channelId, { q: useDeferredValue(q.trim()) })
  const { data } = useQuery({ ...query, placeholderData: (before) => before })
  const send = (playlistId: string) => start({ kind: 'playlist', playlistId, change })
  if (making)
    return (
      <NewPlaylistDialog
        channelId={channelId}
        onClose={() => setMaking(false)}
        onMade={(playlist) => send(playlist.id)}
      />
    )
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('Playlist for {count, plural, one {# video} other {# videos}}', { count: compact(count) })}
      footer={
        <>
          {change === 'add' && (
            <Button icon={<Plus size={16} />} className="me-auto" onClick={() => setMaking(true)}>
              {t('New playlist')}
            </Button>
          )}
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button
            variant="primary"
            unavailable={chosen ? null : t('Choose a playlist first')}
            onClick={() => chosen && send(chosen)}
          >
            {change === 'add' ? t('Add to playlist') : t('Remove from playlist')}
          </Button>
        </>
      }
    >
      <Segmented
        label={t('What to do')}
        value={change}
        options={[
          { value: 'add', label: t('Add') },
          { value: 'remove', label: t('Remove') },
        ]}
        onChange={setChange}
        className="self-start"
      />
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
      <div role="radiogroup" aria-label={t('Playlist')} className="-mx-2 flex max-h-72 flex-col overflow-y-auto">
        {!data && <Skeleton className="mx-2 h-24" />}
        {data?.items.length === 0 && (
          <p className="px-2 py-4 text-14 text-muted">
            {q ? t('None is called that.') : t('There are no playlists yet.')}
          </p>
        )}
        {data?.items.map((playlist) => (
          <label key={playlist.id} className="flex min-h-11 items-center gap-3 rounded-control px-2 hover:bg-hover">
            <input
              type="radio"
              name="playlist"
              checked={chosen === playlist.id}
              onChange={() => setChosen(playlist.id)}
            />
            <span className="text-with-page min-w-0 flex-1 truncate text-14" dir="auto">
              {playlist.title}
            </span>
            <span className="shrink-0 text-13 text-muted">{sizeOf(playlist)}</span>
          </label>
        ))}
      </div>
    </Dialog>
  )
}
