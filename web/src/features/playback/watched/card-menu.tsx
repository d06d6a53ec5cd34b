import { useQuery } from '@tanstack/react-query'
import { EllipsisVertical } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import { progressQuery } from './queries.ts'
import type { About } from './store.ts'

const CardMenuItems = lazyPart('menu', () => import('./card-menu-items.tsx'))

type Props = {
  video: About
  /** Its row has no button of its own for that. */
  removable?: boolean
  /** Nobody asked for it: it can be waved away. */
  recommended?: boolean
}

/** What a viewer can do with a video of a list. */
export default function CardMenu({ video, removable = true, recommended = false }: Props) {
  const { data: progress } = useQuery(progressQuery(video.id))
  return (
    <LazyPart
      of={CardMenuItems}
      part={{ video, progress: progress ?? null, removable, recommended }}
      button={(on) => (
        <button
          {...on}
          type="button"
          aria-label={t('Actions for {title}', { title: video.title })}
          className="touch-target inline-flex size-8 items-center justify-center rounded-full text-muted transition-[opacity,background-color] hover:bg-hover hover:text-ink focus-visible:opacity-100 data-[state=open]:bg-pressed data-[state=open]:opacity-100 pointer-coarse:size-11 pointer-fine:opacity-0 pointer-fine:group-hover/card:opacity-100 pointer-fine:group-focus-within/card:opacity-100"
        >
          <EllipsisVertical size={18} aria-hidden="true" />
        </button>
      )}
    />
  )
}
