import { useQuery } from '@tanstack/react-query'
import { useDeferredValue, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { isSound } from '../is-sound.ts'
import { usePlaylistChanges } from './changes.ts'
import type { Playlist } from './queries.ts'

type Props = { playlist: Playlist; there: ReadonlySet<string>; onClose: () => void }

/** Finds videos of the channel and puts them at the end, in the order they were chosen. */
export function AddVideosDialog({ playlist, there, onClose }: Props) {
  const [q, setQ] = useState('')
  const words = useDeferredValue(q.trim())
  const [chosen, setChosen] = useState<string[]>([])
  const { putIn } = usePlaylistChanges()
  const { data } = useQuery({
    queryKey: ['content', 'found-to-add', playlist.channel.id, words],
    queryFn: ({ signal }) => {
      const query = { channelId: playlist.channel.id, limit: 30, ...(words && { q: words }) }
      return call(api.GET('/api/creator/videos', { params: { query }, signal }))
    },
    placeholderData: (before) => before,
  })
  const toggle = (id: string) => setChosen(chosen.includes(id) ? chosen.filter((each) => each !== id) : [...chosen, id])
  const add = () => {
    onClose()
    void putIn(playlist, chosen)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('Add videos')}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button variant="primary" unavailable={chosen.length === 0 ? t('Choose a video first') : null} onClick={add}>
            {chosen.length === 0
              ? t('Add')
              : t('Add {count, plural, one {# video} other {# videos}}', { count: compact(chosen.length) })}
          </Button>
        </>
      }
    >
      <Field label={t('Find')}>
        {(control) => (
          <Input
            {...control}
            type="search"
            placeholder={t('Words of title, description or tags')}
            value={q}
            dir="auto"
            maxLength={200}
            onChange={(event) => setQ(event.target.value)}
          />
        )}
      </Field>
      <ul aria-label={t('Videos found')} className="-mx-2 flex h-80 flex-col overflow-y-auto">
        {!data && <Skeleton className="mx-2 h-40" />}
        {data?.items.length === 0 && (
          <li className="px-2 py-6 text-center text-14 text-muted">{t('Nothing is found.')}</li>
        )}
        {data?.items.map((video) => {
          const isThere = there.has(video.id)
          return (
            <li key={video.id}>
              <label className="flex min-h-14 items-center gap-3 rounded-control px-2 py-1.5 hover:bg-hover has-disabled:opacity-60">
                <input
                  type="checkbox"
                  className="size-4 shrink-0"
                  checked={isThere || chosen.includes(video.id)}
                  disabled={isThere}
                  onChange={() => toggle(video.id)}
                />
                <Thumbnail
                  image={video.thumbnail}
                  sizes="80px"
                  durationMs={video.durationMs}
                  sound={isSound(video)}
                  className="w-20"
                />
                <span className="min-w-0 flex-1">
                  <span className="line-clamp-2 text-14 text-with-page wrap-anywhere" dir="auto">
                    {video.title}
                  </span>
                  {isThere && <span className="block text-12 text-muted">{t('In it already')}</span>}
                </span>
              </label>
            </li>
          )
        })}
      </ul>
    </Dialog>
  )
}
