import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { signIn } from '#web/features/accounts/auth.ts'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import { PasswordInput } from '#web/features/accounts/password-input.tsx'
import { meQuery } from '#web/features/accounts/queries.ts'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'

type Props = { open: boolean; onOpenChange: (open: boolean) => void; onConfirmed: () => void }

/** Signs in once more, for what an open browser alone must not be enough for. */
export function ConfirmItIsYou({ open, onOpenChange, onConfirmed }: Props) {
  const form = useId()
  const { data: me } = useQuery(meQuery)
  const again = useMutation({
    mutationFn: (password: string) => signIn({ email: me?.user?.email ?? '', password }),
    onSuccess: onConfirmed,
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!again.isPending) again.mutate(field(new FormData(event.currentTarget), 'password'))
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        if (!next) again.reset()
        onOpenChange(next)
      }}
      title="Confirm that it is you"
      description="You signed in a while ago. Type your password once more to go on."
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>Cancel</Button>
          <Button type="submit" form={form} variant="primary" busy={again.isPending}>
            Go on
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {again.error && <Callout tone="danger">{authProblemInWords(again.error)}</Callout>}
        <Field label="Password">
          {(control) => (
            <PasswordInput {...control} name="password" autoComplete="current-password" required autoFocus />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
