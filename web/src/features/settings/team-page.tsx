import { useQuery } from '@tanstack/react-query'
import { UserRoundPlus, UsersRound } from 'lucide-react'
import { useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { teamQuery } from '#web/features/accounts/team-queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { InvitationRow } from './invitation-row.tsx'
import { InviteDialog } from './invite-dialog.tsx'
import { MemberRow } from './member-row.tsx'
import { RolesTable } from './roles-table.tsx'

/** Who works on the channel, whom it waits for, and what each role may do. */
export function TeamPage() {
  usePageTitle(t('Team'))
  const channel = useOwnChannel()
  const { data, error, isFetching, refetch } = useQuery({ ...teamQuery(channel?.id ?? ''), enabled: channel !== null })
  const [inviting, setInviting] = useState(false)
  if (!channel)
    return (
      <Card className="max-w-[960px]">
        <EmptyState icon={<UsersRound size={22} />} title={t('You have no channel yet')}>
          {t('It is made with your first upload; then you can ask others into its team.')}
        </EmptyState>
      </Card>
    )
  return (
    <div className="flex max-w-[960px] flex-col gap-6">
      <Card>
        <CardHeader
          title={tx('Team of {channel}', {
            channel: (
              <span dir="auto" className="wrap-anywhere">
                {channel.name}
              </span>
            ),
          })}
          description={t('Everybody signs in as themselves, and the audit log says who did what.')}
          actions={
            data && (
              <Button
                variant="primary"
                icon={<UserRoundPlus size={16} />}
                unavailable={data.why.invite ?? null}
                onClick={() => setInviting(true)}
              >
                {t('Invite')}
              </Button>
            )
          }
        />
        <div className="border-t">
          {!data && error && (
            <ErrorState what={t('The team')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
          )}
          {!data && !error && <Skeleton className="m-5 h-24" />}
          {data && (
            <ul aria-label={t('Members')} className="divide-y divide-line">
              {data.items.map((member) => (
                <MemberRow key={member.userId} member={member} channel={channel} />
              ))}
            </ul>
          )}
        </div>
        {data && data.invitations.length > 0 && (
          <section className="border-t" aria-labelledby="waiting">
            <h3 id="waiting" className="px-4 pt-4 pb-1 text-13 font-medium text-muted sm:px-5">
              {t('Invited')}
            </h3>
            <ul className="divide-y divide-line">
              {data.invitations.map((invitation) => (
                <InvitationRow key={invitation.id} invitation={invitation} channelId={channel.id} />
              ))}
            </ul>
          </section>
        )}
      </Card>
      <RolesTable mine={channel.role} />
      <InviteDialog key={channel.id} channelId={channel.id} open={inviting} onOpenChange={setInviting} />
    </div>
  )
}
