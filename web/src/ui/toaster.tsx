import { CircleAlert, CircleCheck, X } from 'lucide-react'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from './icon-button.tsx'
import { Progress } from './progress.tsx'
import { currentToasts, dismissToast, subscribeToToasts, type Toast } from './toast.ts'

/** The place of all notices: bottom left, above the phone's bar. Rendered once, at the root. */
export function Toaster() {
  const toasts = useSyncExternalStore(subscribeToToasts, currentToasts)
  return (
    <section
      aria-label={t('Notices')}
      aria-live="polite"
      className="toaster pointer-events-none fixed bottom-4 start-4 z-50 flex w-[min(400px,calc(100vw-32px))] flex-col gap-2 max-md:bottom-[calc(72px+env(safe-area-inset-bottom))]"
    >
      {toasts.map((entry) => (
        <Notice key={entry.id} toast={entry} />
      ))}
    </section>
  )
}

function Notice({ toast }: { toast: Toast }) {
  const [held, setHeld] = useState(false)
  // The clock stops while someone reads it with the pointer or the keyboard on it.
  useEffect(() => {
    if (held || toast.lasts === Number.POSITIVE_INFINITY) return
    const timer = setTimeout(() => dismissToast(toast.id), toast.lasts)
    return () => clearTimeout(timer)
  }, [held, toast])
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: pausing on hover is a courtesy, focus does the same
    <div
      onPointerEnter={() => setHeld(true)}
      onPointerLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      className="pointer-events-auto flex animate-slide-up items-start gap-2.5 rounded-card bg-inverse py-2 pe-2 ps-3 text-on-inverse shadow-overlay"
    >
      <span className="flex h-7 items-center" aria-hidden="true">
        {toast.tone === 'danger' && <CircleAlert size={18} />}
        {toast.tone === 'success' && <CircleCheck size={18} />}
      </span>
      <div className="min-w-0 flex-1 py-1">
        <p className="text-14 font-medium">{toast.text}</p>
        {toast.detail && <p className="text-13 opacity-80">{toast.detail}</p>}
        {toast.percent !== undefined && <Progress label={toast.text} percent={toast.percent} className="my-1.5" />}
      </div>
      {[toast.other, toast.action].map(
        (action) =>
          action && (
            <button
              key={action.label}
              type="button"
              onClick={() => {
                action.run()
                dismissToast(toast.id)
              }}
              className="touch-target h-7 shrink-0 rounded-control px-2 text-13 font-semibold underline underline-offset-2 outline-current hover:no-underline"
            >
              {action.label}
            </button>
          ),
      )}
      <IconButton
        label={t('Dismiss')}
        silent
        size="sm"
        icon={<X size={16} />}
        onClick={() => dismissToast(toast.id)}
        className="text-on-inverse! opacity-80 outline-current hover:opacity-100"
      />
    </div>
  )
}
