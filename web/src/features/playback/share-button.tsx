import { Share2 } from 'lucide-react'
import { lazy, Suspense, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { Button } from '#web/ui/button.tsx'

const loadMenu = () => import('./share-menu.tsx')
const ShareMenu = lazy(loadMenu)

export type ShareProps = {
  video: Video
  /** Where it plays at the moment. */
  positionS: () => number
}

/** The phone's own sheet where there is one, else a menu, loaded when asked for. */
export function ShareButton(props: ShareProps) {
  const [asked, setAsked] = useState(false)
  const { video } = props
  const prepare = () => void loadMenu().catch(() => {})
  const share = () => {
    if (!navigator.share || !matchMedia('(pointer: coarse)').matches) return setAsked(true)
    navigator.share({ title: video.title, url: `${location.origin}/watch/${video.id}` }).catch(() => {})
  }
  const button = (
    <Button icon={<Share2 size={16} />} aria-haspopup="menu" onClick={share} onPointerEnter={prepare} onFocus={prepare}>
      Share
    </Button>
  )
  if (!asked) return button
  return (
    <Suspense fallback={button}>
      <ShareMenu {...props} />
    </Suspense>
  )
}
