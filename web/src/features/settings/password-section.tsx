import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { changePassword } from '#web/features/accounts/auth.ts'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import { PasswordInput } from '#web/features/accounts/password-input.tsx'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { SettingsSection } from './settings-section.tsx'

/** The present password is asked for here, which confirms who it is. */
export function PasswordSection() {
  const form = useId()
  const save = useMutation({ mutationFn: changePassword })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const element = event.currentTarget
    const data = new FormData(element)
    save.mutate(
      {
        currentPassword: field(data, 'current'),
        newPassword: field(data, 'new'),
        revokeOtherSessions: data.has('elsewhere'),
      },
      {
        onSuccess: () => {
          element.reset()
          toast(t('Password changed'), { tone: 'success' })
        },
      },
    )
  }
  return (
    <SettingsSection
      title={t('Password')}
      description={t('Forgot the current one? Sign out and ask for a link by e-mail.')}
      foot={
        <Button type="submit" form={form} busy={save.isPending}>
          {t('Change password')}
        </Button>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {save.error && <Callout tone="danger">{authProblemInWords(save.error)}</Callout>}
        <Field label={t('Current password')}>
          {(control) => <PasswordInput {...control} name="current" autoComplete="current-password" required />}
        </Field>
        <Field label={t('New password')} hint={t('8 characters or more.')}>
          {(control) => (
            <PasswordInput {...control} name="new" autoComplete="new-password" minLength={8} maxLength={200} required />
          )}
        </Field>
        <label className="flex items-center gap-2.5 text-14">
          <input type="checkbox" name="elsewhere" defaultChecked className="size-4" />
          {t('Sign out everywhere else')}
        </label>
      </form>
    </SettingsSection>
  )
}
