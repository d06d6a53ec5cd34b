import { RotateCcw, Trash2 } from 'lucide-react'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useNow } from '#web/lib/now.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { FittingTable, Td, Th, Tr } from '#web/ui/table.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { isSound } from './is-sound.ts'
import type { Video } from './queries.ts'
import { daysInWords, daysLeft } from './trash-queries.ts'

type Props = {
  videos: Video[]
  /** Null while it is not known. */
  trashDays: number | null
  chosen: ReadonlySet<string>
  onChoose: (ids: ReadonlySet<string>) => void
  /** Why nothing can be deleted for good. */
  notPurge: string | null
  onRestore: (video: Video) => void
  onPurge: (video: Video) => void
}

const bytesOf = (video: Video): number =>
  (video.source?.sizeBytes ?? 0) + video.renditions.reduce((sum, rendition) => sum + rendition.sizeBytes, 0)

export function TrashTable({ videos, trashDays, chosen, onChoose, notPurge, onRestore, onPurge }: Props) {
  const now = useNow(60_000).getTime()
  const all = videos.every((video) => chosen.has(video.id))
  const toggle = (id: string) => {
    const next = new Set(chosen)
    if (!next.delete(id)) next.add(id)
    onChoose(next)
  }
  return (
    <FittingTable aria-label={t('Deleted videos')}>
      <thead>
        <tr>
          <Th className="w-11 sm:w-12">
            <input
              type="checkbox"
              aria-label={t('Select all that are shown')}
              className="block size-4"
              checked={all}
              ref={(box) => {
                if (box) box.indeterminate = !all && chosen.size > 0
              }}
              onChange={() => onChoose(all ? new Set() : new Set(videos.map((video) => video.id)))}
            />
          </Th>
          <Th>{t('Video')}</Th>
          <Th align="end" className="hidden w-24 md:table-cell">
            {t('Size')}
          </Th>
          <Th className="hidden w-40 md:table-cell">{t('Deleted')}</Th>
          <Th className="w-24 sm:w-48">
            <span className="sr-only">{t('Actions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {videos.map((video) => {
          const deletedAt = video.deletedAt ?? video.updatedAt
          const left = trashDays === null ? null : daysLeft(deletedAt, trashDays, now)
          const leftInWords = left !== null && <Left days={left} />
          return (
            <Tr key={video.id} className={chosen.has(video.id) ? 'bg-accent-soft' : ''}>
              <Td>
                <input
                  type="checkbox"
                  className="block size-4"
                  aria-label={t('Select {title}', { title: video.title })}
                  checked={chosen.has(video.id)}
                  onChange={() => toggle(video.id)}
                />
              </Td>
              <Td>
                <span className="flex items-center gap-3.5">
                  <Thumbnail
                    image={video.thumbnail}
                    sizes="96px"
                    durationMs={video.durationMs}
                    sound={isSound(video)}
                    article={video.kind === 'article'}
                    className="w-18 sm:w-24"
                  />
                  <span className="min-w-0 flex-1">
                    <span className="line-clamp-2 font-medium wrap-anywhere text-with-page md:line-clamp-1" dir="auto">
                      {video.title}
                    </span>
                    <span className="block text-13 text-faint md:hidden">
                      <span className="whitespace-nowrap">{leftInWords}</span> ·{' '}
                      <span className="whitespace-nowrap">{formatBytes(bytesOf(video))}</span>
                    </span>
                  </span>
                </span>
              </Td>
              <Td align="end" className="hidden whitespace-nowrap text-muted md:table-cell">
                {formatBytes(bytesOf(video))}
              </Td>
              <Td className="hidden whitespace-nowrap text-muted md:table-cell">
                <RelativeTime time={deletedAt} />
                <span className="block text-12">{leftInWords}</span>
              </Td>
              <Td align="end">
                <span className="inline-flex items-center gap-1">
                  {video.can.edit && (
                    <Button
                      size="sm"
                      icon={<RotateCcw size={15} />}
                      aria-label={t('Restore {title}', { title: video.title })}
                      className="max-sm:hidden"
                      onClick={() => onRestore(video)}
                    >
                      {t('Restore')}
                    </Button>
                  )}
                  {video.can.edit && (
                    <IconButton
                      label={t('Restore {title}', { title: video.title })}
                      icon={<RotateCcw size={16} />}
                      className="sm:hidden"
                      onClick={() => onRestore(video)}
                    />
                  )}
                  <IconButton
                    label={notPurge ?? t('Delete {title} for good', { title: video.title })}
                    icon={<Trash2 size={16} />}
                    aria-disabled={notPurge !== null || undefined}
                    onClick={() => notPurge === null && onPurge(video)}
                  />
                </span>
              </Td>
            </Tr>
          )
        })}
      </tbody>
    </FittingTable>
  )
}

/** Red is said in words too. */
const Left = ({ days }: { days: number }) => (
  <span className={days <= 3 ? 'text-danger' : 'text-faint'}>{daysInWords(days)}</span>
)
