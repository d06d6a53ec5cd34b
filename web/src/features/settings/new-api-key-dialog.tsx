import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { apiKeysQuery } from '#web/features/accounts/queries.ts'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input, Select } from '#web/ui/field.tsx'
import { ALL_SCOPES, SCOPES, type Scope } from './scopes.ts'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** Makes a key and shows it: once, because only its hash is kept. */
export function NewApiKeyDialog({ open, onOpenChange }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const [scopes, setScopes] = useState<Scope[]>(['videos:read', 'analytics:read'])
  const make = useMutation({
    mutationFn: (body: { name: string; scopes: Scope[]; expiresInDays?: number }) =>
      call(api.POST('/api/creator/api-keys', { body })),
    onSuccess: () => queryClient.invalidateQueries(apiKeysQuery),
  })
  const change = (next: boolean) => {
    onOpenChange(next)
    if (!next) make.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const days = Number(field(data, 'days'))
    make.mutate({ name: field(data, 'name').trim(), scopes, ...(days > 0 && { expiresInDays: days }) })
  }
  if (make.data) {
    return (
      <Dialog
        open={open}
        onOpenChange={change}
        title="Copy your key now"
        description="It is shown this once. We keep only what is needed to recognise it."
        footer={
          <Button variant="primary" onClick={() => change(false)}>
            I have it
          </Button>
        }
      >
        <CopyLine what="Key" value={make.data.key} />
      </Dialog>
    )
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title="New API key"
      footer={
        <>
          <Button onClick={() => change(false)}>Cancel</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={make.isPending}
            unavailable={scopes.length === 0 ? 'Choose what it may do' : null}
          >
            Create key
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {make.error && (
          <Callout tone="danger" title="The key was not made">
            {asProblem(make.error).message}
          </Callout>
        )}
        <Field label="Name" hint="Where it is used, so that you know it later.">
          {(control) => (
            <Input {...control} name="name" maxLength={100} placeholder="Backup script" autoComplete="off" required />
          )}
        </Field>
        <fieldset className="flex flex-col gap-2">
          <legend className="mb-2 text-13 font-medium">It may</legend>
          {ALL_SCOPES.map((scope) => (
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
                <span className="block text-14">{SCOPES[scope].label}</span>
                <span className="block text-13 text-muted">{SCOPES[scope].explanation}</span>
              </span>
            </label>
          ))}
        </fieldset>
        <Field label="Ends">
          {(control) => (
            <Select {...control} name="days" defaultValue="90" className="w-full">
              <option value="30">After 30 days</option>
              <option value="90">After 90 days</option>
              <option value="365">After a year</option>
              <option value="0">Never</option>
            </Select>
          )}
        </Field>
      </form>
    </Dialog>
  )
}
