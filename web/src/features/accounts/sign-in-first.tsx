import { Link, useLocation } from '@tanstack/react-router'
import { t } from '#web/lib/i18n/t.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Popover } from '#web/ui/popover.tsx'

/**
 * Asks to sign in and leads back to the page, a video to where it plays.
 * @param title with what it is needed for: `Sign in to like this video`
 */
export default function SignInFirst({ title }: { title: string }) {
  const { pathname } = useLocation()
  const atS = Math.floor(document.querySelector('video')?.currentTime ?? 0)
  const next = pathname.startsWith('/watch/') && atS > 0 ? `${pathname}?t=${atS}` : pathname
  return (
    <Popover label={title}>
      <p className="text-14 wrap-anywhere">{t('{sentence}. You come back here.', { sentence: title })}</p>
      <div className="mt-3 flex gap-2">
        <Link to="/sign-in" search={{ next }} className={buttonClass('primary')}>
          {t('Sign in')}
        </Link>
        <Link to="/sign-up" search={{ next }} className={buttonClass('secondary')}>
          {t('Create an account')}
        </Link>
      </div>
    </Popover>
  )
}
