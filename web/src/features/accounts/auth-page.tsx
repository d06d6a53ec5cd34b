import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { LanguageSelect } from '#web/features/frame/language-select.tsx'
import { Logo } from '#web/ui/logo.tsx'
import { AuthArt } from './auth-art.tsx'

type Props = { title: string; lead?: ReactNode; children: ReactNode; foot?: ReactNode }

/** One narrow column: the mark, what this is, the form, the way out. */
export function AuthPage({ title, lead, children, foot }: Props) {
  return (
    <div className="flex min-h-dvh">
      <div className="flex min-w-0 flex-1 flex-col">
        <header className="flex h-bar items-center justify-between px-gutter">
          <Link to="/" className="flex rounded-control">
            <Logo />
          </Link>
          <LanguageSelect />
        </header>
        <main
          id="main"
          tabIndex={-1}
          className="flex flex-1 flex-col items-center px-gutter pt-[min(12vh,120px)] pb-16"
        >
          <div className="w-full max-w-[380px]">
            <h1 className="text-24">{title}</h1>
            {lead && <p className="mt-1.5 text-14 text-pretty text-muted">{lead}</p>}
            <div className="mt-7">{children}</div>
            {foot && <p className="mt-6 text-14 text-muted">{foot}</p>}
          </div>
        </main>
      </div>
      <AuthArt />
    </div>
  )
}

export const textLink = 'font-medium text-accent underline-offset-3 hover:underline rounded-[2px]'
