import { Share2 } from 'lucide-react'
import { Suspense, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Button } from '#web/ui/button.tsx'

const loadDialog = () => import('./share/share-dialog.tsx')
const ShareDialog = lazyLater(loadDialog)

export type ShareProps = {
  video: Video
  /** Where it plays at the moment. */
  positionS: () => number
}

/** A button; the ways to share come when somebody goes for it. */
export function ShareButton(props: ShareProps) {
  // Each opening is another one: it begins where the video is by then.
  const [opened, setOpened] = useState(0)
  const [open, setOpen] = useState(false)
  const prepare = () => void loadDialog().catch(() => {})
  const share = () => {
    setOpened(opened + 1)
    setOpen(true)
  }
  return (
    <>
      <Button
        icon={<Share2 size={16} />}
        aria-haspopup="dialog"
        onClick={share}
        onPointerEnter={prepare}
        onFocus={prepare}
      >
        {t('Share')}
      </Button>
      {opened > 0 && (
        <Suspense>
          <ShareDialog key={opened} {...props} open={open} onOpenChange={setOpen} />
        </Suspense>
      )}
    </>
  )
}
