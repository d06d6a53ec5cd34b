import { onlineManager } from '@tanstack/react-query'
import { CloudOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'

const subscribe = (changed: () => void) => onlineManager.subscribe(changed)

/** Said while the browser has no connection: requests wait meanwhile and go out by themselves afterwards. */
export function OfflineNotice() {
  const online = useSyncExternalStore(subscribe, () => onlineManager.isOnline())
  return (
    <div role="status">
      {!online && (
        <p className="flex items-center justify-center gap-2 border-b bg-warning-soft px-gutter py-2 text-center text-13">
          <CloudOff size={15} aria-hidden="true" className="shrink-0 text-warning" />
          You are offline. What stands here may be old; everything goes on when you are back.
        </p>
      )}
    </div>
  )
}
