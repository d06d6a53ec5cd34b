import { Link, useLocation } from '@tanstack/react-router'
import type { ComponentProps } from 'react'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { Popover } from '#web/ui/popover.tsx'

type Props = {
  /** What it is needed for: `like this video`. */
  to: string
  look: ComponentProps<typeof Button>
  defaultOpen?: boolean
}

/** Asks to sign in and leads back to the page, a video to where it plays. */
export default function SignInFirst({ to, look, defaultOpen = false }: Props) {
  const { pathname } = useLocation()
  const atS = Math.floor(document.querySelector('video')?.currentTime ?? 0)
  const next = pathname.startsWith('/watch/') && atS > 0 ? `${pathname}?t=${atS}` : pathname
  return (
    <Popover label={`Sign in to ${to}`} defaultOpen={defaultOpen} trigger={<Button {...look} />}>
      <p className="text-14 wrap-anywhere">Sign in to {to}. You come back here.</p>
      <div className="mt-3 flex gap-2">
        <Link to="/sign-in" search={{ next }} className={buttonClass('primary')}>
          Sign in
        </Link>
        <Link to="/sign-up" search={{ next }} className={buttonClass('secondary')}>
          Create an account
        </Link>
      </div>
    </Popover>
  )
}
