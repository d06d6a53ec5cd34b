import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleCheck, Clock, Plus, Trash2, UserRoundPlus } from 'lucide-react'
import { useState } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { dateOnly } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Table, Td, Th, Tr } from '#web/ui/table.tsx'
import { toast } from '#web/ui/toast.ts'
import { NewInviteDialog } from './new-invite-dialog.tsx'
import { type Invite, invitesQuery } from './queries.ts'

const who = () => ({
  open: t('Everybody who finds this studio can open an account.'),
  invite: t('Only people with an invitation can open an account.'),
  closed: t('Nobody can open an account, invited or not.'),
})

/** Who may come in: the operator's invitations. */
export function PeoplePage() {
  usePageTitle(t('People'))
  const { data: me } = useQuery(meQuery)
  const { data, error, isFetching, refetch } = useQuery(invitesQuery)
  const [making, setMaking] = useState(false)
  const make = (
    <Button variant="primary" icon={<Plus size={16} />} onClick={() => setMaking(true)}>
      {t('Invite someone')}
    </Button>
  )
  return (
    <Card className="max-w-[960px]">
      <CardHeader
        title={t('Invitations')}
        description={me && who()[me.signUp]}
        actions={data && data.items.length > 0 && make}
      />
      <div className="border-t">
        {!data && error && (
          <ErrorState
            what={t('The invitations')}
            problem={asProblem(error)}
            onRetry={() => refetch()}
            busy={isFetching}
          />
        )}
        {!data && !error && <Skeleton className="m-5 h-24" />}
        {data?.items.length === 0 && (
          <EmptyState icon={<UserRoundPlus size={22} />} title={t('Nobody is invited yet')} action={make}>
            {t('An invitation is an address that opens one account, within two weeks.')}
          </EmptyState>
        )}
        {data && data.items.length > 0 && <Invites invites={data.items} />}
      </div>
      <NewInviteDialog open={making} onOpenChange={setMaking} />
    </Card>
  )
}

function Invites({ invites }: { invites: Invite[] }) {
  const queryClient = useQueryClient()
  const withdraw = useMutation({
    mutationFn: (id: string) => call(api.DELETE('/api/admin/invites/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries(invitesQuery)
      toast(t('Invitation withdrawn'), { tone: 'success' })
    },
    onError: (thrown) => toast(t('The invitation still works'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <Table label={t('Invitations')}>
      <thead>
        <tr>
          <Th>{t('For')}</Th>
          <Th>{t('State')}</Th>
          <Th className="hidden sm:table-cell">{t('Made')}</Th>
          <Th className="w-12">
            <span className="sr-only">{t('Actions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {invites.map((invite) => (
          <Tr key={invite.id}>
            <Td className="max-w-0 truncate font-medium" dir="auto">
              {invite.note || <span className="font-normal text-faint">{t('No note')}</span>}
            </Td>
            <Td className="w-44">
              <InviteState invite={invite} />
            </Td>
            <Td className="hidden w-32 whitespace-nowrap text-muted sm:table-cell">
              <RelativeTime time={invite.createdAt} />
            </Td>
            <Td align="end">
              {!invite.usedAt && (
                <IconButton
                  label={
                    invite.note
                      ? t('Withdraw the invitation for {note}', { note: invite.note })
                      : t('Withdraw the invitation')
                  }
                  icon={<Trash2 size={16} />}
                  onClick={() => withdraw.mutate(invite.id)}
                />
              )}
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function InviteState({ invite }: { invite: Invite }) {
  if (invite.usedAt) {
    return (
      <Badge tone="success" icon={<CircleCheck size={13} />}>
        {t('Used')}
      </Badge>
    )
  }
  const ends = new Date(invite.expiresAt)
  if (ends < new Date()) return <Badge icon={<Clock size={13} />}>{t('Ran out')}</Badge>
  return <Badge tone="accent">{t('Open until {date}', { date: dateOnly(ends) })}</Badge>
}
