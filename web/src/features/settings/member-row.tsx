import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { Check, ChevronDown } from 'lucide-react'
import { useState } from 'react'
import { meQuery, type OwnChannel } from '#web/features/accounts/queries.ts'
import { roleInSentence, roleName, rolePurpose } from '#web/features/accounts/role-words.ts'
import { type Member, type Role, teamQuery } from '#web/features/accounts/team-queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { toast } from '#web/ui/toast.ts'

const ALL: readonly Role[] = ['owner', 'manager', 'editor', 'moderator', 'analyst', 'accountant']

type Props = { member: Member; channel: OwnChannel }

/** Somebody of the team; what cannot be done with them says why, in the words of the server. */
export function MemberRow({ member, channel }: Props) {
  const [removing, setRemoving] = useState(false)
  const [wanted, setWanted] = useState<Role | null>(null)
  const queryClient = useQueryClient()
  const router = useRouter()
  const path = { id: channel.id, userId: member.userId }
  const change = useMutation({
    mutationFn: (role: Role) =>
      call(api.PATCH('/api/channels/{id}/members/{userId}', { params: { path }, body: { role } })),
    onSuccess: async (team, role) => {
      queryClient.setQueryData(teamQuery(channel.id).queryKey, team)
      if (member.you) await queryClient.invalidateQueries(meQuery)
      setWanted(null)
      const now = roleInSentence(role)
      toast(
        member.you
          ? t('You are {role} now', { role: now })
          : t('{name} is {role} now', { name: member.name, role: now }),
        { tone: 'success' },
      )
    },
    onError: (thrown) => {
      setWanted(null)
      toast(t('The role stays as it was'), { tone: 'danger', detail: asProblem(thrown).message })
    },
  })
  const remove = useMutation({
    mutationFn: () => call(api.DELETE('/api/channels/{id}/members/{userId}', { params: { path } })),
    onSuccess: async () => {
      setRemoving(false)
      toast(member.you ? t('You left the team') : t('{name} is out of the team', { name: member.name }), {
        tone: 'success',
      })
      if (member.you) {
        await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
        await router.navigate({ to: '/studio' })
      } else await queryClient.invalidateQueries(teamQuery(channel.id))
    },
    onError: (thrown) => toast(t('The team stays as it was'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 px-4 py-3 sm:px-5">
      <Avatar name={member.name} size={36} />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex items-center gap-2 text-14 font-medium">
          <span className="truncate" dir="auto">
            {member.name}
          </span>
          {member.you && <Badge tone="accent">{t('You')}</Badge>}
        </p>
        <p className="truncate text-13 text-faint">
          {member.email && <>{member.email} · </>}
          {tx('joined {when}', { when: <RelativeTime time={member.joinedAt} /> })}
        </p>
      </div>
      <div className="flex items-center gap-2">
        <RoleMenu
          member={member}
          busy={change.isPending}
          // Handing over cannot be taken back by oneself: asked once.
          onRole={(role) => (role === 'owner' ? setWanted(role) : change.mutate(role))}
        />
        <Button
          size="sm"
          variant="quiet"
          aria-label={member.you ? t('Leave the team') : t('Remove {name}', { name: member.name })}
          unavailable={member.why.remove ?? null}
          onClick={() => setRemoving(true)}
        >
          {member.you ? t('Leave') : t('Remove')}
        </Button>
      </div>
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={
          member.you ? t('Leave {channel}?', { channel: channel.name }) : t('Remove {name}?', { name: member.name })
        }
        description={
          member.you
            ? t('You see nothing of this channel any more until somebody invites you again.')
            : t('They are out at once, on every device. What they made stays with the channel.')
        }
        action={member.you ? t('Leave team') : t('Remove from team')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
      <ConfirmDialog
        open={wanted === 'owner'}
        onOpenChange={(open) => !open && setWanted(null)}
        title={t('Make {name} an owner?', { name: member.name })}
        description={t(
          'Owners may do everything, also remove you and hand the channel to others. You stay an owner until you or they change it.',
        )}
        action={t('Make owner')}
        variant="primary"
        busy={change.isPending}
        onConfirm={() => change.mutate('owner')}
      />
    </li>
  )
}

function RoleMenu({ member, busy, onRole }: { member: Member; busy: boolean; onRole: (role: Role) => void }) {
  const only = member.can.roles.length === 1
  const first = ALL.find((role) => role !== member.role)
  const trigger = (
    <Button
      size="sm"
      busy={busy}
      aria-label={t('{role}: role of {name}', { role: roleName(member.role), name: member.name })}
      unavailable={only && first ? (member.why.roles[first] ?? null) : null}
      className="w-32 justify-between!"
    >
      {roleName(member.role)}
      <ChevronDown size={14} aria-hidden="true" />
    </Button>
  )
  if (only) return trigger
  return (
    <Menu trigger={trigger} className="w-72">
      {ALL.map((role) => (
        <MenuItem
          key={role}
          icon={role === member.role ? <Check size={16} className="text-accent" /> : <span className="block size-4" />}
          disabled={!member.can.roles.includes(role)}
          note={member.why.roles[role] ?? rolePurpose(role)}
          onSelect={() => role !== member.role && onRole(role)}
        >
          {roleName(role)}
        </MenuItem>
      ))}
    </Menu>
  )
}
