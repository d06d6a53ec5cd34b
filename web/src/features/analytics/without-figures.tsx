import { Link } from '@tanstack/react-router'
import { ChevronRight, Clapperboard, UserRound, UsersRound } from 'lucide-react'
import type { OwnChannel } from '#web/features/accounts/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Card } from '#web/ui/card.tsx'

const ways = () =>
  [
    {
      to: '/studio/content',
      icon: Clapperboard,
      title: t('Look at the videos'),
      text: t('All of the channel, also those that are not public.'),
    },
    {
      to: '/studio/settings/team',
      icon: UsersRound,
      title: t('See the team'),
      text: t('Who is in it, and what each may do.'),
    },
    {
      to: '/studio/settings',
      icon: UserRound,
      title: t('Set up your account'),
      text: t('Your name, how you sign in and how the studio looks.'),
    },
  ] as const

type Props = { channel: OwnChannel; reason: string | null }

/** Home for a role that does not see the figures: why, and where it goes on. */
export function WithoutFigures({ channel, reason }: Props) {
  return (
    <Card className="max-w-[720px]">
      <div className="px-4 pt-5 pb-4 sm:px-5">
        <h2 className="text-16">
          {tx(
            '{role, select, owner {You are an owner of {channel}} manager {You are a manager of {channel}} editor {You are an editor of {channel}} moderator {You are a moderator of {channel}} analyst {You are an analyst of {channel}} other {You are an accountant of {channel}}}',
            { role: channel.role, channel: <span dir="auto">{channel.name}</span> },
          )}
        </h2>
        <p className="mt-1 text-14 text-pretty text-muted">
          {reason ?? t('Your role does not include the figures.')} {t('Whoever owns the channel can change your role.')}
        </p>
      </div>
      <ul className="divide-y divide-line border-t">
        {ways().map(({ to, icon: Icon, title, text }) => (
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
