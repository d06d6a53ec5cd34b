import { type FormEvent, useState } from 'react'
import type { Channel } from '#web/features/accounts/queries.ts'
import { handleInWords, useSaveChannel } from '#web/features/accounts/save-channel.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Field, Input } from '#web/ui/field.tsx'

/** What viewers will see above every video. */
export function NameChannel({ channel, onDone }: { channel: Channel; onDone: () => void }) {
  const [name, setName] = useState(channel.name)
  const [handle, setHandle] = useState(channel.handle)
  const save = useSaveChannel(channel)
  const wrong = handleInWords(handle)
  const problem = save.error ? asProblem(save.error) : null
  const taken = problem?.code === 'accounts.handle_taken'
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (wrong || !name.trim() || save.isPending) return
    if (name.trim() === channel.name && handle === channel.handle) return onDone()
    save.mutate({ name: name.trim(), handle, description: channel.description }, { onSuccess: onDone })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4 p-5 sm:p-6">
      <div>
        <h2 className="text-16 font-semibold">{t('What is your channel called?')}</h2>
        <p className="mt-0.5 text-13 text-muted">{t('It stands below every video. Both can be changed later.')}</p>
      </div>
      {problem && !taken && <Callout tone="danger">{problem.message}</Callout>}
      <Field label={t('Name')} error={name.trim() ? null : t('A channel needs a name.')}>
        {(control) => (
          <Input
            {...control}
            value={name}
            maxLength={100}
            dir="auto"
            onChange={(event) => setName(event.target.value)}
          />
        )}
      </Field>
      <Field
        label={t('Handle')}
        hint={t('Its address: {address}', { address: `${location.host}/channel/${handle}` })}
        error={wrong ?? (taken ? t('Another channel has this handle. Try a longer one.') : null)}
      >
        {(control) => (
          <Input
            {...control}
            value={handle}
            maxLength={40}
            dir="ltr"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => setHandle(event.target.value.toLowerCase())}
          />
        )}
      </Field>
      <Button type="submit" variant="primary" size="lg" busy={save.isPending} className="self-end">
        {t('Continue')}
      </Button>
    </form>
  )
}
