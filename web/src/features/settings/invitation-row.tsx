import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Clock, Mail } from 'lucide-react'
import { roleName } from '#web/features/accounts/role-words.ts'
import { type Invitation, teamQuery } from '#web/features/accounts/team-queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { dateOnly } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { toast } from '#web/ui/toast.ts'

/** Somebody who was asked and has not come yet. */
export function InvitationRow({ invitation, channelId }: { invitation: Invitation; channelId: string }) {
  const queryClient = useQueryClient()
  const path = { id: channelId, invitationId: invitation.id }
  const onSettled = () => queryClient.invalidateQueries(teamQuery(channelId))
  const again = useMutation({
    mutationFn: () => call(api.POST('/api/channels/{id}/invitations/{invitationId}/resend', { params: { path } })),
    onSuccess: () => toast(t('A new letter is on its way'), { tone: 'success', detail: invitation.email }),
    onError: (thrown) => toast(t('No letter was sent'), { tone: 'danger', detail: asProblem(thrown).message }),
    onSettled,
  })
  const takeBack = useMutation({
    mutationFn: () => call(api.DELETE('/api/channels/{id}/invitations/{invitationId}', { params: { path } })),
    onSuccess: () => toast(t('Invitation taken back'), { tone: 'success', detail: invitation.email }),
    onError: (thrown) => toast(t('The invitation still works'), { tone: 'danger', detail: asProblem(thrown).message }),
    onSettled,
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:px-5">
      <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-sunken text-muted">
        <Mail size={17} aria-hidden="true" />
      </span>
      <div className="min-w-0 flex-1 basis-40">
        <p className="truncate text-14 font-medium">{invitation.email}</p>
        <p className="text-13 text-faint">
          {roleName(invitation.role)} ·{' '}
          {invitation.invitedBy
            ? tx('invited {when} by {name}', {
                when: <RelativeTime time={invitation.sentAt} />,
                name: <span dir="auto">{invitation.invitedBy}</span>,
              })
            : tx('invited {when}', { when: <RelativeTime time={invitation.sentAt} /> })}
        </p>
      </div>
      {invitation.expired ? (
        <Badge tone="warning" icon={<Clock size={13} />}>
          {t('Ran out')}
        </Badge>
      ) : (
        <Badge>{t('Open until {date}', { date: dateOnly(new Date(invitation.expiresAt)) })}</Badge>
      )}
      <div className="flex items-center gap-2">
        <Button
          size="sm"
          busy={again.isPending}
          aria-label={t('Send again: {email}', { email: invitation.email })}
          onClick={() => again.mutate()}
        >
          {t('Send again')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          busy={takeBack.isPending}
          aria-label={t('Take back: {email}', { email: invitation.email })}
          onClick={() => takeBack.mutate()}
        >
          {t('Take back')}
        </Button>
      </div>
    </li>
  )
}
