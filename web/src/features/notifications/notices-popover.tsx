import { useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Popover } from '#web/ui/popover.tsx'
import { NoticesPanel } from './notices-panel.tsx'

export default function NoticesPopover() {
  const [open, setOpen] = useState(false)
  return (
    <Popover
      label={t('Notices')}
      align="end"
      open={open}
      onOpenChange={setOpen}
      className="w-[min(400px,calc(100vw-24px))] p-0"
    >
      <NoticesPanel close={() => setOpen(false)} />
    </Popover>
  )
}
