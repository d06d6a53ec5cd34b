import { Link } from '@tanstack/react-router'
import { memo, type PointerEvent, useRef } from 'react'
import { cx } from '#web/lib/cx.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { isSound } from '../is-sound.ts'
import { VideoActions } from '../video-actions.tsx'
import { VideoStatus } from '../video-status.tsx'
import { VISIBILITY } from '../visibility.ts'
import type { LibraryVideo } from './library-video.ts'
import { has, type Selection, toggled } from './selection.ts'
import { useListWindow, useRem } from './use-list-window.ts'

const CARD_REM = 5.5
const LONG_PRESS_MS = 450

type Props = {
  videos: readonly LibraryVideo[]
  total: number
  selection: Selection
  onSelect: (selection: Selection) => void
  selecting: boolean
  onSelecting: () => void
  onShown: (last: number) => void
  stale: boolean
}

/** The list where there is no room for columns: a card each; a long press begins to select. */
export function LibraryCards({ videos, total, selection, onSelect, selecting, onShown, stale }: Props) {
  const body = useRef<HTMLUListElement>(null)
  const cardHeight = CARD_REM * useRem()
  const { rows, height } = useListWindow({ count: total, rowHeight: cardHeight, body, keep: -1, onShown })
  const press = useRef({ timer: 0, long: false, x: 0, y: 0 })

  const videoAt = (event: { target: EventTarget }): LibraryVideo | undefined =>
    videos[Number((event.target as Element).closest<HTMLElement>('[data-index]')?.dataset.index)] // events of elements only
  const end = () => clearTimeout(press.current.timer)
  const begin = (event: PointerEvent) => {
    end()
    press.current = { timer: 0, long: false, x: event.clientX, y: event.clientY }
    const video = videoAt(event)
    if (!video || selecting || (event.target as Element).closest('button')) return
    press.current.timer = window.setTimeout(() => {
      press.current.long = true
      navigator.vibrate?.(10)
      onSelect(toggled(selection, video.id))
    }, LONG_PRESS_MS)
  }
  return (
    <ul
      ref={body}
      aria-label={t('Videos')}
      aria-busy={stale || undefined}
      className="relative"
      style={{ height }}
      onPointerDown={begin}
      onPointerUp={end}
      onPointerCancel={end}
      onPointerMove={({ clientX, clientY }) => {
        if (Math.hypot(clientX - press.current.x, clientY - press.current.y) > 10) end()
      }}
      onContextMenu={(event) => press.current.long && event.preventDefault()}
      onClickCapture={(event) => {
        const video = videoAt(event)
        // The click that a long press ends with is none.
        const own = press.current.long || (selecting && !(event.target as Element).closest('input'))
        if (!own) return
        event.preventDefault()
        event.stopPropagation()
        if (video && !press.current.long) onSelect(toggled(selection, video.id))
        press.current.long = false
      }}
      onChange={(event) => {
        const video = videoAt(event)
        if (video) onSelect(toggled(selection, video.id))
      }}
    >
      {rows.map((index) => {
        const video = videos[index]
        return (
          <LibraryCard
            key={index}
            video={video}
            index={index}
            total={total}
            top={index * cardHeight}
            height={cardHeight}
            selecting={selecting}
            selected={video !== undefined && has(selection, video.id)}
          />
        )
      })}
    </ul>
  )
}

type CardProps = {
  video: LibraryVideo | undefined
  index: number
  total: number
  top: number
  height: number
  selecting: boolean
  selected: boolean
}

const LibraryCard = memo(function LibraryCard({ video, index, total, top, height, selecting, selected }: CardProps) {
  return (
    <li
      data-index={index}
      aria-setsize={total}
      aria-posinset={index + 1}
      aria-busy={video ? undefined : true}
      style={{ transform: `translateY(${top}px)`, height }}
      className={cx(
        'absolute inset-x-0 top-0 flex items-center gap-3 border-b px-gutter select-none',
        selected && 'bg-accent-soft',
      )}
    >
      {video ? <CardOf video={video} selecting={selecting} selected={selected} /> : <CardWaiting />}
    </li>
  )
})

function CardOf({ video, selecting, selected }: { video: LibraryVideo; selecting: boolean; selected: boolean }) {
  const { icon: Icon, label } = VISIBILITY[video.visibility]
  return (
    <>
      {selecting && (
        <input
          type="checkbox"
          checked={selected}
          onChange={() => {}}
          aria-label={t('Select {title}', { title: video.title })}
          className="size-5 shrink-0"
        />
      )}
      <Link
        to="/studio/content/$videoId"
        params={{ videoId: video.id }}
        draggable={false}
        tabIndex={selecting ? -1 : 0}
        className="flex min-w-0 flex-1 items-center gap-3 rounded-control [-webkit-touch-callout:none]"
      >
        <Thumbnail
          image={video.thumbnail}
          sizes="112px"
          durationMs={video.durationMs}
          sound={isSound(video)}
          article={video.kind === 'article'}
          className="w-28"
        />
        <span className="min-w-0 flex-1">
          <span className="line-clamp-2 text-with-page text-14 font-medium wrap-anywhere" dir="auto">
            {video.title}
          </span>
          {video.status === 'ready' && (video.kind !== 'article' || video.publishedAt) ? (
            <span className="figures block truncate text-12 text-faint">
              <Icon size={13} role="img" aria-label={label} className="me-1 inline-block align-[-2px]" />
              {video.kind === 'article'
                ? t('{count, plural, one {# read} other {# reads}}', { count: compact(video.viewCount) })
                : t('{count, plural, one {# view} other {# views}}', { count: compact(video.viewCount) })}
              {' · '}
              <RelativeTime time={video.publishedAt ?? video.createdAt} />
            </span>
          ) : (
            <span className="mt-1 block">
              <VideoStatus video={video} short />
            </span>
          )}
        </span>
      </Link>
      {!selecting && <VideoActions video={video} inList />}
    </>
  )
}

function CardWaiting() {
  return (
    <span className="flex flex-1 items-center gap-3">
      <Skeleton className="aspect-video w-28 shrink-0" />
      <span className="flex flex-1 flex-col gap-2">
        <Skeleton className="h-3.5 w-4/5" />
        <Skeleton className="h-3 w-1/2" />
      </span>
    </span>
  )
}

/** Cards of the size of real ones. */
export function LibraryCardsSkeleton() {
  return (
    <Loading what={t('your videos')}>
      <ul aria-hidden="true">
        {Array.from({ length: 6 }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: cards without identity
          <li key={index} className="flex items-center border-b px-gutter" style={{ height: `${CARD_REM}rem` }}>
            <CardWaiting />
          </li>
        ))}
      </ul>
    </Loading>
  )
}
