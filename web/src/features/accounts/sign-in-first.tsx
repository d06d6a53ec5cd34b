import { Link, useLocation } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Popover } from '#web/ui/popover.tsx'

type Props = {
  /** With what it is needed for: `Sign in to like this video`. */
  title: string
  look: ComponentProps<typeof Button>
  defaultOpen?: boolean
}

/** Asks to sign in and leads back to the page, a video to where it plays. */
export default function SignInFirst({ title, look, defaultOpen = false }: Props) {
  const { pathname } = useLocation()
  const atS = Math.floor(document.querySelector('video')?.currentTime ?? 0)
  const next = pathname.startsWith('/watch/') && atS > 0 ? `${pathname}?t=${atS}` : pathname
  return (
    <Popover label={title} defaultOpen={defaultOpen} trigger={<Button {...look} />}>
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
