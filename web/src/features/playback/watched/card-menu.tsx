import { useQuery } from '@tanstack/react-query'
import { EllipsisVertical } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { progressQuery } from './queries.ts'
import type { About } from './store.ts'

const loadItems = () => import('./card-menu-items.tsx')
const CardMenuItems = lazy(loadItems)
const prepare = () => void loadItems().catch(() => {})

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
  const [asked, setAsked] = useState(false)
  const on = { onClick: () => setAsked(true), onPointerEnter: prepare, onFocus: prepare }
  const button = <MenuButton title={video.title} {...on} aria-expanded={false} />
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <CardMenuItems
        video={video}
        progress={progress ?? null}
        removable={removable}
        recommended={recommended}
        defaultOpen
      />
    </Suspense>
  )
}

export const MENU_BUTTON =
  'touch-target inline-flex size-8 items-center justify-center rounded-full text-muted transition-[opacity,background-color] hover:bg-hover hover:text-ink focus-visible:opacity-100 data-[state=open]:bg-pressed data-[state=open]:opacity-100 pointer-coarse:size-11 pointer-fine:opacity-0 pointer-fine:group-hover/card:opacity-100 pointer-fine:group-focus-within/card:opacity-100'

type ButtonProps = { title: string } & React.ComponentProps<'button'>

export const MenuButton = ({ title, ...rest }: ButtonProps) => (
  <button
    type="button"
    aria-label={t('Actions for {title}', { title })}
    aria-haspopup="menu"
    {...rest}
    className={MENU_BUTTON}
  >
    <EllipsisVertical size={18} aria-hidden="true" />
  </button>
)
