import { useCanGoBack, useRouter } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { useMediaQuery } from '#web/lib/media-query.ts'
import { IconButton } from '#web/ui/icon-button.tsx'

/** The installed site on a computer: its window has no button for it, while phones have a gesture. */
const BARE_WINDOW = '(display-mode: standalone) and (hover: hover)'

export default function BackButton() {
  const isBare = useMediaQuery(BARE_WINDOW)
  const { history } = useRouter()
  const canGoBack = useCanGoBack()
  if (!isBare || !canGoBack) return null
  return (
    <IconButton
      label={t('Go back')}
      onClick={() => history.back()}
      icon={<ChevronLeft size={20} className="rtl:-scale-x-100" />}
      className="-ms-2"
    />
  )
}
