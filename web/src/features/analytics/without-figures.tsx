import { Link } from '@tanstack/react-router'
import { ChevronRight, Clapperboard, UserRound, UsersRound } from 'lucide-react'
import type { OwnChannel } from '#web/features/accounts/queries.ts'
import { Card } from '#web/ui/card.tsx'

const WAYS = [
  {
    to: '/studio/content',
    icon: Clapperboard,
    title: 'Look at the videos',
    text: 'All of the channel, also those that are not public.',
  },
  { to: '/studio/settings/team', icon: UsersRound, title: 'See the team', text: 'Who is in it, and what each may do.' },
  {
    to: '/studio/settings',
    icon: UserRound,
    title: 'Set up your account',
    text: 'Your name, how you sign in and how the studio looks.',
  },
] as const

type Props = { channel: OwnChannel; reason: string | null }

/** Home for a role that does not see the figures: why, and where it goes on. */
export function WithoutFigures({ channel, reason }: Props) {
  return (
    <Card className="max-w-[720px]">
      <div className="px-4 pt-5 pb-4 sm:px-5">
        <h2 className="text-16">
          You are {/^[aeiou]/.test(channel.role) ? 'an' : 'a'} {channel.role} of <span dir="auto">{channel.name}</span>
        </h2>
        <p className="mt-1 text-14 text-pretty text-muted">
          {reason ?? 'Your role does not include the figures.'} Whoever owns the channel can change your role.
        </p>
      </div>
      <ul className="divide-y divide-line border-t">
        {WAYS.map(({ to, icon: Icon, title, text }) => (
          <li key={to}>
            <Link
              to={to}
              className="flex items-center gap-3.5 px-4 py-3 hover:bg-hover focus-visible:-outline-offset-2 sm:px-5"
            >
              <Icon size={18} aria-hidden="true" className="shrink-0 text-muted" />
              <span className="min-w-0 flex-1">
                <span className="block text-14 font-medium">{title}</span>
                <span className="block text-13 text-muted">{text}</span>
              </span>
              <ChevronRight size={16} aria-hidden="true" className="shrink-0 text-faint rtl:-scale-x-100" />
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
