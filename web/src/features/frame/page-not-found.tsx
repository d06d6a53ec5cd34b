import { Link } from '@tanstack/react-router'
import { Compass } from 'lucide-react'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'

type Props = { title?: string; children?: string }

export function PageNotFound({ title = 'There is nothing at this address', children }: Props) {
  return (
    <main className="mx-auto max-w-xl px-gutter py-16">
      <EmptyState
        icon={<Compass size={22} />}
        title={title}
        action={
          <Link to="/" className={buttonClass()}>
            Go to the home page
          </Link>
        }
      >
        {children ?? 'The link may be old or mistyped, or what was here is no longer public.'}
      </EmptyState>
    </main>
  )
}
