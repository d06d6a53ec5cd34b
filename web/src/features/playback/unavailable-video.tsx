import { useQuery } from '@tanstack/react-query'
import { Link, useLocation } from '@tanstack/react-router'
import { CalendarClock, EyeOff } from 'lucide-react'
import type { ReactNode } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import type { ApiProblem } from '#web/lib/api-problem.ts'
import { firstFrameShown } from '#web/lib/first-frame.ts'
import { exactTime } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { reasonLabel } from './reports/report-words.ts'

/** Fills the place of a video that cannot be watched: why, as far as the studio tells, and what can be done about it. */
export default function UnavailableVideo({ problem }: { problem: ApiProblem }) {
  const { code, body } = problem
  if (code === 'content.video_taken_down')
    return (
      <Page title={t('This video was taken down')} icon={<EyeOff size={22} />}>
        {t('Whoever runs this studio has removed it.')}
        {typeof body.category === 'string' && ` ${t('The reason: {reason}.', { reason: reasonLabel(body.category) })}`}
      </Page>
    )
  if (code === 'content.video_not_yet' && typeof body.publishAt === 'string')
    return (
      <Page title={t('This video is not there yet')} icon={<CalendarClock size={22} />}>
        {typeof body.title === 'string' && <strong dir="auto">{body.title} </strong>}
        {t('It comes on {time}.', { time: exactTime(new Date(body.publishAt)) })}
      </Page>
    )
  return <Hidden />
}

/** Private, for members, deleted, or never there: which of them is not told, or the page would tell what there is. */
function Hidden() {
  const { data: me } = useQuery(meQuery)
  const here = useLocation({ select: ({ href }) => href })
  const user = me?.user
  return (
    <Page title={t('This video cannot be watched')} icon={<EyeOff size={22} />} signIn={me && !user ? here : null}>
      <p>{t('It may be private or for members only, it may have been deleted, or the link is not complete.')}</p>
      <p className="mt-2">
        {user
          ? tx(
              'You are signed in as {email}. If it was shared with another account of yours, sign in with that one; otherwise ask whoever sent you the link.',
              { email: <span dir="auto">{user.email}</span> },
            )
          : t('If it was shared with you, sign in with that account; otherwise ask whoever sent you the link.')}
      </p>
    </Page>
  )
}

type Props = { title: string; icon: ReactNode; children: ReactNode; signIn?: string | null | undefined }

function Page({ title, icon, children, signIn = null }: Props) {
  usePageTitle(title)
  return (
    <div ref={firstFrameShown} className="mx-auto max-w-xl px-gutter py-16">
      <EmptyState
        icon={icon}
        title={title}
        heading="h1"
        action={
          <>
            {signIn !== null && (
              <Link to="/sign-in" search={{ next: signIn }} className={buttonClass('primary')}>
                {t('Sign in')}
              </Link>
            )}
            <Link to="/" className={buttonClass()}>
              {t('Go to the home page')}
            </Link>
          </>
        }
      >
        {children}
      </EmptyState>
    </div>
  )
}
