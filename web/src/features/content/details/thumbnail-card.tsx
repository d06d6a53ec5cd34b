import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Camera, CircleAlert, ImageUp, LoaderCircle } from 'lucide-react'
import { type RefObject, useEffect, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { cx } from '#web/lib/cx.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { changeCachedVideo } from '../cached-videos.ts'
import { isSound } from '../is-sound.ts'
import type { Video } from '../queries.ts'
import { type Thumbnail, thumbnailsQuery } from './queries.ts'
import { ThumbnailDialog } from './thumbnail-dialog.tsx'

const FEW = 4

type Props = { video: Video; media: RefObject<HTMLVideoElement | null>; why: string | null }

/** The picture that stands for the video: suggested, from any moment, or one's own. The old one stays until the new one is stored. */
export function ThumbnailCard({ video, media, why }: Props) {
  const queryClient = useQueryClient()
  const [dropped, setDropped] = useState<File | 'ask' | null>(null)
  const [over, setOver] = useState(false)
  const [all, setAll] = useState(false)
  const { data } = useQuery({
    ...thumbnailsQuery(video.id),
    refetchInterval: ({ state }) =>
      state.data?.making || state.data?.items.some((each) => each.state === 'making') ? 700 : false,
  })
  const article = video.kind === 'article'
  const silent = article || isSound(video)
  useSuggestions(video, data && !data.items.some(({ kind }) => kind === 'suggested') && !why && !silent)
  // It is made elsewhere, or by somebody else: the video then has another address of its picture.
  const shownUrl = video.thumbnail?.url
  useEffect(() => {
    if (shownUrl) void queryClient.invalidateQueries(thumbnailsQuery(video.id))
  }, [queryClient, shownUrl, video.id])

  const choose = async (body: { atMs: number } | { thumbnailId: string | null }) => {
    try {
      const saved = await call(
        api.POST('/api/creator/videos/{id}/thumbnail', { params: { path: { id: video.id } }, body }),
      )
      changeCachedVideo(queryClient, video.id, () => saved)
    } catch (thrown) {
      toast(t('The thumbnail was not changed'), { tone: 'danger', detail: asProblem(thrown).message })
    }
    await queryClient.invalidateQueries(thumbnailsQuery(video.id))
  }
  const items = [...(data?.items ?? [])].sort(inOrder)
  const shown = all ? items : items.slice(0, Math.max(FEW, items.findIndex(({ id }) => id === data?.chosen) + 1))
  const noPlayer =
    why ?? (video.playback ? (silent ? t('There are no pictures in it') : null) : t('It has to be playable first'))
  return (
    <Card
      aria-label={t('Thumbnail')}
      onDragOver={(event) => {
        if (why || !event.dataTransfer.types.includes('Files')) return
        event.preventDefault()
        event.stopPropagation()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        const [file] = event.dataTransfer.files
        if (why || !file) return
        event.preventDefault()
        event.stopPropagation()
        setOver(false)
        setDropped(file)
      }}
      className={cx(over && 'border-accent bg-accent-soft')}
    >
      <CardHeader
        title={article ? t('Cover') : t('Thumbnail')}
        description={
          article
            ? t('Above the text and in lists. Drop a picture here.')
            : t('What people see first. Drop a picture here, or take any moment of the video.')
        }
      />
      <div className="flex flex-col gap-3 px-4 pb-4 sm:px-5 sm:pb-5">
        {!data ? (
          <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
            {[1, 2, 3, 4].map((n) => (
              <Skeleton key={n} className="aspect-video rounded-control" />
            ))}
          </div>
        ) : items.length === 0 ? (
          <p className="text-13 text-muted">
            {video.status === 'ready'
              ? t('There is no picture yet.')
              : t('Suggestions appear here once the video was read.')}
          </p>
        ) : (
          <ul className="grid grid-cols-2 gap-2 sm:grid-cols-4">
            {shown.map((item) => (
              <li key={item.id ?? 'automatic'}>
                <Choice
                  item={item}
                  chosen={item.id === (data.making ?? data.chosen)}
                  why={why}
                  onChoose={() => choose({ thumbnailId: item.id })}
                />
              </li>
            ))}
          </ul>
        )}
        <div className="flex flex-wrap gap-2">
          <Button icon={<ImageUp size={16} />} unavailable={why} onClick={() => setDropped('ask')}>
            {t('Upload a picture')}
          </Button>
          {!article && (
            <Button
              icon={<Camera size={16} />}
              unavailable={noPlayer}
              onClick={() => choose({ atMs: Math.round((media.current?.currentTime ?? 0) * 1000) })}
            >
              {t('Use this moment')}
            </Button>
          )}
          {shown.length < items.length && (
            <Button variant="quiet" onClick={() => setAll(true)}>
              {t('Show {count} earlier', { count: items.length - shown.length })}
            </Button>
          )}
        </div>
        {!article && (
          <p className="text-12 text-faint">{t('“Use this moment” takes the frame that the player shows above.')}</p>
        )}
      </div>
      {dropped && (
        <ThumbnailDialog
          videoId={video.id}
          first={dropped === 'ask' ? null : dropped}
          onClose={() => setDropped(null)}
        />
      )}
    </Card>
  )
}

const RANK = { automatic: 0, suggested: 1, image: 2, frame: 2 }
const inOrder = (one: Thumbnail, other: Thumbnail) =>
  RANK[one.kind] - RANK[other.kind] ||
  (one.kind === 'suggested'
    ? (one.atMs ?? 0) - (other.atMs ?? 0)
    : (other.createdAt ?? '').localeCompare(one.createdAt ?? ''))

type ChoiceProps = { item: Thumbnail; chosen: boolean; why: string | null; onChoose: () => void }

function Choice({ item, chosen, why, onChoose }: ChoiceProps) {
  const off = why !== null || item.state !== 'ready'
  return (
    <button
      type="button"
      aria-pressed={chosen}
      aria-disabled={off || undefined}
      title={why ?? item.problem?.message}
      onClick={() => !off && !chosen && onChoose()}
      className={cx(
        'group block w-full rounded-control text-start outline-offset-2',
        off ? 'cursor-not-allowed' : 'cursor-pointer',
      )}
    >
      <span
        className={cx(
          'relative flex aspect-video items-center justify-center overflow-hidden rounded-control bg-media ring-1 ring-line ring-inset transition-shadow',
          chosen ? 'outline-2 outline-offset-1 outline-accent' : 'group-hover:ring-muted',
        )}
      >
        {item.small && <img src={item.small} alt="" className="size-full object-contain" loading="lazy" />}
        {item.state === 'making' && (
          <LoaderCircle size={20} className="animate-spin text-on-media" aria-hidden="true" />
        )}
        {item.state === 'failed' && <CircleAlert size={20} className="text-on-media" aria-hidden="true" />}
      </span>
      <span className={cx('mt-1 block truncate text-12', chosen ? 'font-medium text-ink' : 'text-muted')}>
        {chosen && <span className="sr-only">{t('Chosen:')} </span>}
        {item.state === 'making' ? t('Being made…') : item.state === 'failed' ? t('Could not be made') : nameOf(item)}
      </span>
    </button>
  )
}

/** Of videos from before there were any; asked for once. */
function useSuggestions(video: Video, missing: boolean | undefined) {
  const queryClient = useQueryClient()
  const wanted = Boolean(missing) && video.status === 'ready' && (video.durationMs ?? 0) >= 1500
  useEffect(() => {
    if (!wanted) return
    let tries = 20
    const timer = setInterval(() => {
      if (tries-- > 0) void queryClient.invalidateQueries(thumbnailsQuery(video.id))
    }, 1500)
    void api.POST('/api/creator/videos/{id}/thumbnails/suggest', { params: { path: { id: video.id } } }).catch(() => {
      // Offline: there are the other ways to a thumbnail.
    })
    return () => clearInterval(timer)
  }, [wanted, video.id, queryClient])
}

function nameOf({ kind, atMs }: Thumbnail): string {
  const time = clockDuration(atMs ?? 0)
  switch (kind) {
    case 'automatic':
      return t('Automatic')
    case 'image':
      return t('Uploaded')
    case 'suggested':
      return t('Suggested at {time}', { time })
    case 'frame':
      return t('Frame at {time}', { time })
  }
}
