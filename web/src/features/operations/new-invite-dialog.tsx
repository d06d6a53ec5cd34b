import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { invitesQuery } from './queries.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Makes an address for one person and shows it: once, because only its hash is kept. */
export function NewInviteDialog({ open, onOpenChange }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const make = useMutation({
    mutationFn: (note: string) => call(api.POST('/api/admin/invites', { body: { note } })),
    onSuccess: () => queryClient.invalidateQueries(invitesQuery),
  })
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) make.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!make.isPending) make.mutate(field(new FormData(event.currentTarget), 'note').trim())
  }
  if (make.data) {
    return (
      <Dialog
        open={open}
        onOpenChange={change}
        title={t('Send this address')}
        description={t('It opens one account and works for two weeks. It is shown only now.')}
        footer={
          <Button variant="primary" onClick={() => change(false)}>
            {t('Done')}
          </Button>
        }
      >
        <CopyLine what={t('Invitation')} value={make.data.url} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('Invite someone')}
      footer={
        <>
          <Button onClick={() => change(false)}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={make.isPending}>
            {t('Make invitation')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {make.error && (
          <Callout tone="danger" title={t('The invitation was not made')}>
            {asProblem(make.error).message}
          </Callout>
        )}
        <Field label={t('For')} optional hint={t('A name or a word, so that you know it later. Nobody else sees it.')}>
          {(control) => (
            <Input {...control} name="note" maxLength={200} placeholder={t('Jana, camera')} autoComplete="off" />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
