import { onlineManager } from '@tanstack/react-query'
import { CloudOff, Wifi } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { t } from '#web/lib/i18n/t.ts'

const subscribe = (changed: () => void) => onlineManager.subscribe(changed)
const BACK_MS = 4_000

/** Said while the browser has no connection, and shortly once it is back: requests wait meanwhile and go out by themselves. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  const [back, setBack] = useState(false)
  const wasOffline = useRef(false)
  useEffect(() => {
    if (!online) {
      wasOffline.current = true
      setBack(false)
      return
    }
    if (!wasOffline.current) return
    wasOffline.current = false
    setBack(true)
    const timer = setTimeout(() => setBack(false), BACK_MS)
    return () => clearTimeout(timer)
  }, [online])
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 border-b bg-warning-soft px-gutter py-2 text-center text-13">
          <CloudOff size={15} aria-hidden="true" className="shrink-0 text-warning" />
          {t('You are offline. What stands here may be old; everything goes on when you are back.')}
        </p>
      )}
      {back && (
        <p className="flex items-center justify-center gap-2 border-b bg-success-soft px-gutter py-2 text-center text-13">
          <Wifi size={15} aria-hidden="true" className="shrink-0 text-success" />
          {t('You are back.')}
        </p>
      )}
    </div>
  )
}
