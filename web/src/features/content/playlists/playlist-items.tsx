import {
  type Announcements,
  closestCenter,
  DndContext,
  type DragEndEvent,
  KeyboardSensor,
  PointerSensor,
  type ScreenReaderInstructions,
  useSensor,
  useSensors,
} from '@dnd-kit/core'
import { SortableContext, sortableKeyboardCoordinates, verticalListSortingStrategy } from '@dnd-kit/sortable'
import { useInfiniteQuery } from '@tanstack/react-query'
import { ListPlus, Plus } from 'lucide-react'
import { type FormEvent, useId, useRef, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { AddVideosDialog } from './add-videos-dialog.tsx'
import { usePlaylistChanges } from './changes.ts'
import { ItemRow } from './item-row.tsx'
import { ownItemsQuery, type Playlist, type PlaylistItem } from './queries.ts'
import { useReorder } from './use-reorder.ts'
import { sizeOf } from './words.ts'

const instructions = (): ScreenReaderInstructions => ({
  draggable: t(
    'Press space or Enter to pick it up, the arrow keys to move it, space or Enter again to put it down, Escape to leave it where it was. The menu of each video moves it too.',
  ),
})

type Props = { playlist: Playlist; why: string | null; onCover: (videoId: string) => void }

/** The videos in their order. */
export function PlaylistItems({ playlist, why, onCover }: Props) {
  const query = useInfiniteQuery(ownItemsQuery(playlist.id))
  const { data, error, isFetching, refetch } = query
  const items = data?.pages.flatMap((page) => page.items) ?? []
  const move = useReorder(playlist.id)
  const { takeOut } = usePlaylistChanges()
  const [adding, setAdding] = useState(false)
  const [placing, setPlacing] = useState<PlaylistItem | null>(null)
  const sensors = useSensors(
    useSensor(PointerSensor, { activationConstraint: { distance: 4 } }),
    useSensor(KeyboardSensor, { coordinateGetter: sortableKeyboardCoordinates }),
  )
  const latest = useRef(items)
  latest.current = items
  const [of] = useState(() => (id: string | number) => latest.current.find((item) => item.video.id === id))
  const [announcements] = useState(() => announcementsOf(of))
  const onDragEnd = ({ active, over }: DragEndEvent) => {
    const [item, place] = [of(active.id), over && of(over.id)]
    if (item && place && item !== place) move(item, place.position)
  }
  const add = (
    <Button icon={<Plus size={16} />} unavailable={why} onClick={() => setAdding(true)}>
      {t('Add videos')}
    </Button>
  )
  return (
    <Card className="overflow-clip">
      <CardHeader
        title={playlist.kind === 'series' ? t('Parts') : t('Videos')}
        description={playlist.itemCount > 0 ? sizeOf(playlist) : undefined}
        actions={items.length > 0 && add}
      />
      {!data && !error && <ItemsSkeleton />}
      {!data && error && (
        <ErrorState what={t('Its videos')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {data && items.length === 0 && (
        <EmptyState icon={<ListPlus size={22} />} title={t('Nothing in it yet')} action={add}>
          {t('Add videos here, from the list of your videos, or from the page of a video.')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <DndContext
          sensors={sensors}
          collisionDetection={closestCenter}
          onDragEnd={onDragEnd}
          accessibility={{ announcements, screenReaderInstructions: instructions() }}
        >
          <SortableContext items={items.map((item) => item.video.id)} strategy={verticalListSortingStrategy}>
            <ol className="divide-y border-t" aria-label={t('Videos in their order')}>
              {items.map((item) => (
                <ItemRow
                  key={item.video.id}
                  item={item}
                  count={playlist.itemCount}
                  why={why}
                  isCover={playlist.coverVideoId === item.video.id}
                  onMove={move}
                  onAskPosition={setPlacing}
                  onCover={() => onCover(item.video.id)}
                  onRemove={() => void takeOut(playlist, [item.video])}
                />
              ))}
            </ol>
          </SortableContext>
        </DndContext>
      )}
      {query.hasNextPage && (
        <div className="border-t pb-4">
          <ShowMore of={query} />
        </div>
      )}
      {adding && (
        <AddVideosDialog
          playlist={playlist}
          there={new Set(items.map((item) => item.video.id))}
          onClose={() => setAdding(false)}
        />
      )}
      {placing && (
        <PositionDialog
          item={placing}
          count={playlist.itemCount}
          onClose={() => setPlacing(null)}
          onMove={(position) => {
            setPlacing(null)
            move(placing, position)
          }}
        />
      )}
    </Card>
  )
}

const announcementsOf = (of: (id: string | number) => PlaylistItem | undefined): Announcements => {
  const title = (id: string | number) => of(id)?.video.title ?? t('The video')
  const position = (id: string | number) => of(id)?.position ?? 0
  // Right after it was picked up it is over itself, which would talk over that.
  let begun = false
  return {
    onDragStart: ({ active }) => {
      begun = true
      return t('Picked up {title}, position {position}.', { title: title(active.id), position: position(active.id) })
    },
    onDragOver: ({ active, over }) => {
      const first = begun
      begun = false
      if (!over || (first && over.id === active.id)) return undefined
      return t('{title} is over position {position}.', { title: title(active.id), position: position(over.id) })
    },
    onDragEnd: ({ active, over }) =>
      over
        ? t('{title} was put down at position {position}.', { title: title(active.id), position: position(over.id) })
        : t('{title} stays.', { title: title(active.id) }),
    onDragCancel: ({ active }) => t('{title} stays where it was.', { title: title(active.id) }),
  }
}

type PositionProps = { item: PlaylistItem; count: number; onClose: () => void; onMove: (position: number) => void }

function PositionDialog({ item, count, onClose, onMove }: PositionProps) {
  const form = useId()
  const [typed, setTyped] = useState(String(item.position))
  const position = Number(typed)
  const wrong =
    Number.isInteger(position) && position >= 1 && position <= count ? null : t('A number from 1 to {count}', { count })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!wrong) onMove(position)
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('Move to position')}
      description={<bdi>{item.video.title}</bdi>}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button variant="primary" type="submit" form={form} unavailable={wrong}>
            {t('Move video')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        <Field label={t('Position')} hint={t('From 1 to {count}', { count })} error={typed && wrong}>
          {(control) => (
            <Input
              {...control}
              inputMode="numeric"
              value={typed}
              onChange={(event) => setTyped(event.target.value)}
              onFocus={(event) => event.target.select()}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

const ItemsSkeleton = () => (
  <Loading what={t('its videos')}>
    {[1, 2, 3, 4].map((row) => (
      <div key={row} className="flex items-center gap-3 border-t px-4 py-2">
        <Skeleton className="aspect-video w-24" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-4 w-48 max-w-full" />
          <Skeleton className="h-3.5 w-20" />
        </div>
      </div>
    ))}
  </Loading>
)
