import { Flag } from 'lucide-react'
import { type RefObject, Suspense, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { Button } from '#web/ui/button.tsx'

const loadDialog = () => import('./report-dialog.tsx')
const ReportDialog = lazyLater(loadDialog)

/** Tells whoever runs the studio that something is wrong with a video; also for who is signed out. */
export function ReportButton({ video, media }: { video: Video; media: RefObject<HTMLVideoElement | null> }) {
  const [atMs, setAtMs] = useState<number | null>(null)
  const [open, setOpen] = useState(false)
  const prepare = () => void loadDialog().catch(() => {})
  const ask = () => {
    const seconds = media.current?.currentTime ?? 0
    setAtMs(seconds > 0 ? Math.floor(seconds) * 1000 : null)
    setOpen(true)
  }
  return (
    <>
      <Button
        variant="quiet"
        size="sm"
        icon={<Flag size={14} />}
        onClick={ask}
        onPointerEnter={prepare}
        onFocus={prepare}
      >
        {t('Report')}
      </Button>
      {open && (
        <Suspense>
          <ReportDialog videoId={video.id} atMs={atMs} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
