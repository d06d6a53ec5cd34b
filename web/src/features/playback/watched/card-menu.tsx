import { useQuery } from '@tanstack/react-query'
import { EllipsisVertical } from 'lucide-react'
import { LazyPart, lazyPart } from '#web/lib/lazy-part.tsx'
import { progressQuery } from './queries.ts'
import type { About } from './store.ts'

const ITEMS = lazyPart(() => import('./card-menu-items.tsx'))

/** What a viewer can do with a video of a list. @param props.removable its row has no button of its own for that */
export default function CardMenu({ video, removable = true }: { video: About; removable?: boolean }) {
  const { data: progress } = useQuery(progressQuery(video.id))
  return (
    <LazyPart
      of={ITEMS}
      part={{ video, progress: progress ?? null, removable }}
      button={(on) => <MenuButton title={video.title} {...on} aria-expanded={false} />}
    />
  )
}

export const MENU_BUTTON =
  'touch-target inline-flex size-8 items-center justify-center rounded-full text-muted transition-[opacity,background-color] hover:bg-hover hover:text-ink focus-visible:opacity-100 data-[state=open]:bg-pressed data-[state=open]:opacity-100 pointer-coarse:size-11 pointer-fine:opacity-0 pointer-fine:group-hover/card:opacity-100 pointer-fine:group-focus-within/card:opacity-100'

type ButtonProps = { title: string } & React.ComponentProps<'button'>

export const MenuButton = ({ title, ...rest }: ButtonProps) => (
  <button type="button" aria-label={`Actions for ${title}`} aria-haspopup="menu" {...rest} className={MENU_BUTTON}>
    <EllipsisVertical size={18} aria-hidden="true" />
  </button>
)
