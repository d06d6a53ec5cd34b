import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useId, useState } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { roleName, rolePurpose } from '#web/features/accounts/role-words.ts'
import { type Invitation, teamQuery } from '#web/features/accounts/team-queries.ts'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'

const ROLES = ['manager', 'editor', 'moderator', 'analyst', 'accountant'] as const

type Props = { channelId: string; open: boolean; onOpenChange: (open: boolean) => void }

/** Asks somebody into the team by letter. */
export function InviteDialog({ channelId, open, onOpenChange }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const navigate = useNavigate()
  const { data: me } = useQuery(meQuery)
  const [role, setRole] = useState<Invitation['role']>('editor')
  const invite = useMutation({
    mutationFn: (email: string) =>
      call(api.POST('/api/channels/{id}/members', { params: { path: { id: channelId } }, body: { email, role } })),
    onSuccess: async (made) => {
      await queryClient.invalidateQueries(teamQuery(channelId))
      toast(t('Invited'), {
        tone: 'success',
        detail: made.email,
        ...(me?.sendsMail === false &&
          me.user?.operator && {
            action: { label: t('Outbox'), run: () => void navigate({ to: '/studio/settings/outbox' }) },
          }),
      })
      change(false)
    },
  })
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) invite.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!invite.isPending) invite.mutate(field(new FormData(event.currentTarget), 'email').trim())
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('Invite to the team')}
      description={
        me?.sendsMail === false
          ? t('This studio has no mail server: the letter waits in the outbox for whoever runs it, who passes it on.')
          : t('They get a letter that is good for seven days, and need no account yet.')
      }
      footer={
        <>
          <Button onClick={() => change(false)}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={invite.isPending}>
            {t('Send invitation')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {invite.error && (
          <Callout tone="danger" title={t('Nobody was invited')}>
            {asProblem(invite.error).message}
          </Callout>
        )}
        <Field label={t('E-mail address')}>
          {(control) => (
            <Input
              {...control}
              name="email"
              type="email"
              maxLength={320}
              autoComplete="off"
              dir="ltr"
              required
              autoFocus
            />
          )}
        </Field>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-2 text-13 font-medium">{t('Role')}</legend>
          {ROLES.map((each) => (
            <label
              key={each}
              className="flex items-start gap-2.5 rounded-control px-2 py-1.5 hover:bg-hover has-checked:bg-hover"
            >
              <input
                type="radio"
                name="role"
                value={each}
                checked={role === each}
                onChange={() => setRole(each)}
                className="mt-0.5 size-4"
              />
              <span>
                <span className="block text-14">{roleName(each)}</span>
                <span className="block text-13 text-muted">{rolePurpose(each)}</span>
              </span>
            </label>
          ))}
        </fieldset>
      </form>
    </Dialog>
  )
}
