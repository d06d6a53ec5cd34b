import { Link, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'

type Props = { icon: ReactNode; title: string; children: ReactNode }

/** In the place of a list that only people with an account have. */
export function SignInTo({ icon, title, children }: Props) {
  const next = useLocation().pathname
  return (
    <EmptyState
      icon={icon}
      title={title}
      action={
        <>
          <Link to="/sign-in" search={{ next }} className={buttonClass('primary')}>
            {t('Sign in')}
          </Link>
          <Link to="/sign-up" search={{ next }} className={buttonClass('secondary')}>
            {t('Create an account')}
          </Link>
        </>
      }
    >
      {children}
    </EmptyState>
  )
}
