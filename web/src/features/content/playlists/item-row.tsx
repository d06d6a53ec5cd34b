import { useSortable } from '@dnd-kit/sortable'
import { CSS } from '@dnd-kit/utilities'
import { Link } from '@tanstack/react-router'
import {
  ArrowDown,
  ArrowDownToLine,
  ArrowUp,
  ArrowUpToLine,
  Ellipsis,
  GripVertical,
  Hash,
  Image,
  ListX,
} from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Menu, MenuItem, MenuSeparator } from '#web/ui/menu.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { isSound } from '../is-sound.ts'
import { VISIBILITY } from '../visibility.ts'
import type { PlaylistItem } from './queries.ts'
import { LAST } from './use-reorder.ts'

type Props = {
  item: PlaylistItem
  count: number
  /** Why nothing can be changed. */
  why: string | null
  isCover: boolean
  onMove: (item: PlaylistItem, position: number) => void
  onAskPosition: (item: PlaylistItem) => void
  onCover: (item: PlaylistItem) => void
  onRemove: (item: PlaylistItem) => void
}

/** One video of a playlist: to be dragged by its handle, or moved by its menu. */
export function ItemRow({ item, count, why, isCover, onMove, onAskPosition, onCover, onRemove }: Props) {
  const { video, position } = item
  const { attributes, listeners, setNodeRef, setActivatorNodeRef, transform, transition, isDragging } = useSortable({
    id: video.id,
    disabled: why !== null,
    attributes: { roleDescription: t('sortable') },
  })
  const { icon: Icon, label } = VISIBILITY[video.visibility]
  return (
    <li
      ref={setNodeRef}
      style={{ transform: CSS.Translate.toString(transform), transition }}
      className={cx(
        'flex items-center gap-2 bg-surface py-2 ps-1 pe-2 sm:gap-3 sm:ps-2 sm:pe-4',
        isDragging && 'relative z-10 shadow-overlay',
      )}
    >
      {why === null && (
        <button
          type="button"
          ref={setActivatorNodeRef}
          {...attributes}
          {...listeners}
          aria-label={t('Move {title}, position {position}', { title: video.title, position })}
          className="touch-target flex size-8 shrink-0 cursor-grab touch-none items-center justify-center rounded-control text-faint hover:bg-hover hover:text-ink active:cursor-grabbing"
        >
          <GripVertical size={16} aria-hidden="true" />
        </button>
      )}
      <span className={cx('figures w-6 shrink-0 text-end text-13 text-faint', why !== null && 'ms-2')}>{position}</span>
      <Thumbnail
        image={video.thumbnail}
        sizes="96px"
        durationMs={video.durationMs}
        sound={isSound(video)}
        className="w-20 sm:w-24"
      />
      <div className="min-w-0 flex-1">
        <Link
          to="/studio/content/$videoId"
          params={{ videoId: video.id }}
          className="line-clamp-2 text-14 font-medium text-with-page wrap-anywhere hover:underline"
          dir="auto"
        >
          {video.title}
        </Link>
        <p className="mt-0.5 flex flex-wrap items-center gap-x-1.5 text-13 text-muted">
          <Icon size={13} aria-hidden="true" />
          {label}
          {video.status !== 'ready' && ` · ${t('not playable yet')}`}
          {isCover && ` · ${t('cover')}`}
        </p>
      </div>
      {why === null && (
        <Menu
          trigger={
            <IconButton label={t('More for {title}', { title: video.title })} silent icon={<Ellipsis size={18} />} />
          }
        >
          <MenuItem icon={<ArrowUp size={16} />} disabled={position === 1} onSelect={() => onMove(item, position - 1)}>
            {t('Move up')}
          </MenuItem>
          <MenuItem
            icon={<ArrowDown size={16} />}
            disabled={position >= count}
            onSelect={() => onMove(item, position + 1)}
          >
            {t('Move down')}
          </MenuItem>
          <MenuItem icon={<ArrowUpToLine size={16} />} disabled={position === 1} onSelect={() => onMove(item, 1)}>
            {t('Move to the top')}
          </MenuItem>
          <MenuItem
            icon={<ArrowDownToLine size={16} />}
            disabled={position >= count}
            onSelect={() => onMove(item, LAST)}
          >
            {t('Move to the bottom')}
          </MenuItem>
          <MenuItem icon={<Hash size={16} />} disabled={count < 2} onSelect={() => onAskPosition(item)}>
            {t('Move to position…')}
          </MenuItem>
          <MenuSeparator />
          <MenuItem icon={<Image size={16} />} disabled={isCover} onSelect={() => onCover(item)}>
            {t('Use as the cover')}
          </MenuItem>
          <MenuItem tone="danger" icon={<ListX size={16} />} onSelect={() => onRemove(item)}>
            {t('Remove from the playlist')}
          </MenuItem>
        </Menu>
      )}
    </li>
  )
}
