import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'

type Props = { title?: string; children?: string; action?: ReactNode }

/** Fills the place of a page; the frame around it stays. */
export function PageNotFound({ title = t('There is nothing at this address'), children, action }: Props) {
  usePageTitle(title)
  return (
    <div className="mx-auto max-w-xl px-gutter py-16">
      <EmptyState
        icon={<Compass size={22} />}
        title={title}
        heading="h1"
        action={
          action ?? (
            <Link to="/" className={buttonClass()}>
              {t('Go to the home page')}
            </Link>
          )
        }
      >
        {children ?? t('The link may be old or mistyped, or what was here is no longer public.')}
      </EmptyState>
    </div>
  )
}
