import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { apiKeysQuery, meQuery } from '#web/features/accounts/queries.ts'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input, Select } from '#web/ui/field.tsx'
import { allScopes, type Scope, scopeWords } from './scopes.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Makes a key and shows it: once, because only its hash is kept. */
export function NewApiKeyDialog({ open, onOpenChange }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const [scopes, setScopes] = useState<Scope[]>(['videos:read', 'analytics:read'])
  const [days, setDays] = useState('')
  const { data: me } = useQuery(meQuery)
  const channels = me?.channels ?? []
  /** Null: all of them, also those that come later. */
  const [only, setOnly] = useState<string[] | null>(null)
  const make = useMutation({
    mutationFn: (body: { name: string; scopes: Scope[]; channelIds?: string[]; expiresInDays?: number }) =>
      call(api.POST('/api/creator/api-keys', { body })),
    onSuccess: () => queryClient.invalidateQueries(apiKeysQuery),
  })
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) make.reset()
  }
  const reason =
    scopes.length === 0
      ? t('Choose what it may do')
      : only?.length === 0
        ? t('Choose a channel')
        : days === ''
          ? t('Choose when it ends')
          : null
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    if (reason || make.isPending) return
    make.mutate({
      name: field(data, 'name').trim(),
      scopes,
      ...(only && { channelIds: only }),
      ...(days !== 'never' && { expiresInDays: Number(days) }),
    })
  }
  if (make.data) {
    return (
      <Dialog
        open={open}
        onOpenChange={change}
        title={t('Copy your key now')}
        description={t('It is shown this once. We keep only what is needed to recognise it.')}
        footer={
          <Button variant="primary" onClick={() => change(false)}>
            {t('I have it')}
          </Button>
        }
      >
        <CopyLine what={t('Key')} value={make.data.key} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('New API key')}
      footer={
        <>
          <Button onClick={() => change(false)}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={make.isPending} unavailable={reason}>
            {t('Create key')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {make.error && (
          <Callout tone="danger" title={t('The key was not made')}>
            {asProblem(make.error).message}
          </Callout>
        )}
        <Field label={t('Name')} hint={t('Where it is used, so that you know it later.')}>
          {(control) => (
            <Input
              {...control}
              name="name"
              maxLength={100}
              placeholder={t('Backup script')}
              autoComplete="off"
              required
            />
          )}
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 text-13 font-medium">{t('It may')}</legend>
          {allScopes().map((scope) => (
            <label key={scope} className="flex items-start gap-2.5">
              <input
                type="checkbox"
                checked={scopes.includes(scope)}
                onChange={(event) =>
                  setScopes(event.target.checked ? [...scopes, scope] : scopes.filter((other) => other !== scope))
                }
                className="mt-0.5 size-4"
              />
              <span>
                <span className="block text-14">{scopeWords(scope).label}</span>
                <span className="block text-13 text-muted">{scopeWords(scope).explanation}</span>
              </span>
            </label>
          ))}
        </fieldset>
        {channels.length > 1 && (
          <fieldset className="flex flex-col gap-2">
            <legend className="mb-2 text-13 font-medium">{t('In')}</legend>
            <label className="flex items-center gap-2.5 text-14">
              <input
                type="checkbox"
                checked={only === null}
                onChange={(event) => setOnly(event.target.checked ? null : [])}
                className="size-4"
              />
              {t('All my channels, also later ones')}
            </label>
            {only !== null &&
              channels.map((channel) => (
                <label key={channel.id} className="ms-6 flex items-center gap-2.5 text-14">
                  <input
                    type="checkbox"
                    checked={only.includes(channel.id)}
                    onChange={(event) =>
                      setOnly(event.target.checked ? [...only, channel.id] : only.filter((id) => id !== channel.id))
                    }
                    className="size-4"
                  />
                  <span className="truncate" dir="auto">
                    {channel.name}
                  </span>
                </label>
              ))}
          </fieldset>
        )}
        <Field label={t('Ends')}>
          {(control) => (
            <Select
              {...control}
              value={days}
              required
              onChange={(event) => setDays(event.target.value)}
              className="w-full [&>select]:w-full"
            >
              <option value="" disabled>
                {t('Choose')}
              </option>
              <option value="30">{t('After 30 days')}</option>
              <option value="90">{t('After 90 days')}</option>
              <option value="365">{t('After a year')}</option>
              <option value="never">{t('Never')}</option>
            </Select>
          )}
        </Field>
        {days === 'never' && (
          <Callout tone="warning">
            {t('Whoever finds this key can use it until you delete it. Give it an end if you can.')}
          </Callout>
        )}
      </form>
    </Dialog>
  )
}
