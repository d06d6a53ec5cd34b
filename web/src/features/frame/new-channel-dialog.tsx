import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { useChooseChannel } from '#web/features/accounts/own-channel.ts'
import { meQuery } from '#web/features/accounts/queries.ts'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** One more channel for the same person; the studio goes on with it. */
export function NewChannelDialog({ open, onOpenChange }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const choose = useChooseChannel()
  const make = useMutation({
    mutationFn: (name: string) => call(api.POST('/api/channels', { body: { name } })),
    onSuccess: async (channel) => {
      await queryClient.fetchQuery({ ...meQuery, staleTime: 0 })
      choose(channel)
      change(false)
      toast(t('Channel made'), { tone: 'success', detail: `@${channel.handle}` })
    },
  })
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) make.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const name = field(new FormData(event.currentTarget), 'name').trim()
    if (name && !make.isPending) make.mutate(name)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('New channel')}
      description={t(
        'It has its own videos, figures and team. You sign in as before and switch between your channels.',
      )}
      footer={
        <>
          <Button onClick={() => change(false)}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={make.isPending}>
            {t('Create channel')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {make.error && (
          <Callout tone="danger" title={t('No channel was made')}>
            {asProblem(make.error).message}
          </Callout>
        )}
        <Field label={t('Name')} hint={t('Its address is made of it; both can be changed.')}>
          {(control) => (
            <Input {...control} name="name" maxLength={100} autoComplete="off" dir="auto" required autoFocus />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
