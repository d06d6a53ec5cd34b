import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { changeName } from '#web/features/accounts/auth.ts'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import { type Me, meQuery } from '#web/features/accounts/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { EmailSection } from './email-section.tsx'
import { FormatsSection } from './formats-section.tsx'
import { KeysSection } from './keys-section.tsx'
import { SettingsSection } from './settings-section.tsx'
import { ThemeChoice } from './theme-choice.tsx'

export function ProfilePage() {
  usePageTitle(t('Profile'))
  const { data: me } = useQuery(meQuery)
  if (!me?.user) return null
  return (
    <>
      <Name user={me.user} />
      <SettingsSection title={t('Look')} description={t('Light, dark, or as the system does it. For this browser.')}>
        <ThemeChoice />
      </SettingsSection>
      <FormatsSection preferences={me.user.preferences} />
      <KeysSection preferences={me.user.preferences} />
      <EmailSection user={me.user} sendsMail={me.sendsMail} />
    </>
  )
}

function Name({ user }: { user: NonNullable<Me['user']> }) {
  const form = useId()
  const queryClient = useQueryClient()
  const [name, setName] = useState(user.name)
  const save = useMutation({
    mutationFn: () => changeName(name.trim()),
    onSuccess: async () => {
      await queryClient.invalidateQueries(meQuery)
      toast(t('Name saved'), { tone: 'success' })
    },
  })
  const same = name.trim() === user.name
  return (
    <SettingsSection
      title={t('You')}
      description={t("Seen by the teams of your channels. Viewers see the channel's name.")}
      foot={
        <Button
          type="submit"
          form={form}
          variant="primary"
          busy={save.isPending}
          unavailable={same ? t('Nothing has changed') : name.trim() ? null : t('A name is needed')}
        >
          {t('Save name')}
        </Button>
      }
    >
      <form
        id={form}
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          if (!same && name.trim()) save.mutate()
        }}
      >
        {save.error && <Callout tone="danger">{authProblemInWords(save.error)}</Callout>}
        <Field label={t('Name')}>
          {(control) => (
            <Input
              {...control}
              value={name}
              maxLength={100}
              autoComplete="name"
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
      </form>
    </SettingsSection>
  )
}
