import { useMutation, useQueryClient } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import { type Passkey, securityQuery } from '#web/features/accounts/security-queries.ts'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { deviceInWords } from '#web/features/notifications/notice-words.tsx'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { toast } from '#web/ui/toast.ts'
import { SettingsSection } from './settings-section.tsx'

const load = () => import('#web/features/accounts/passkeys.ts')

/** Passkeys: add, rename, remove. */
export function PasskeysSection({ passkeys }: { passkeys: Passkey[] }) {
  const [adding, setAdding] = useState(false)
  const browser = browserName()
  return (
    <SettingsSection
      id="passkeys"
      title={t('Passkeys')}
      description={t(
        'Sign in with your face, finger or PIN instead of a password. A passkey cannot be guessed, and nobody can be tricked into typing it elsewhere.',
      )}
      foot={
        <Button
          unavailable={
            window.PublicKeyCredential ? null : t('This browser has no passkeys, or the address is not secure')
          }
          onPointerEnter={() => void load().catch(() => {})}
          onClick={() => setAdding(true)}
        >
          {t('Add a passkey')}
        </Button>
      }
    >
      {passkeys.length === 0 ? (
        <p className="text-14 text-muted">{t('You have none yet.')}</p>
      ) : (
        <ul className="-my-3 divide-y divide-line">
          {passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <NameDialog
        open={adding}
        onOpenChange={setAdding}
        title={t('Add a passkey')}
        description={t('Your browser asks next where to keep it: on this device, a phone or a key.')}
        name={browser ? deviceInWords(browser, null) : t('My device')}
        action={t('Continue')}
        save={async (name) => (await load()).addPasskey(name)}
        done={t('Passkey added')}
      />
    </SettingsSection>
  )
}

/** A first name for it; the person may choose another. */
const browserName = (): string | null =>
  /Firefox|Edg|Chrome|Safari/.exec(navigator.userAgent)?.[0].replace('Edg', 'Edge') ?? null

function Row({ passkey }: { passkey: Passkey }) {
  const queryClient = useQueryClient()
  const [renaming, setRenaming] = useState(false)
  const [removing, setRemoving] = useState(false)
  const path = { id: passkey.id }
  const remove = useMutation({
    mutationFn: () => call(api.DELETE('/api/me/passkeys/{id}', { params: { path } })),
    onSuccess: async () => {
      setRemoving(false)
      await queryClient.invalidateQueries(securityQuery)
      toast(t('Passkey removed'), { tone: 'success', detail: passkey.name })
    },
    onError: (thrown) => toast(t('The passkey still works'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3">
      <KeyRound size={20} aria-hidden="true" className="shrink-0 text-muted" />
      <div className="min-w-0 flex-1 basis-40">
        <p className="flex flex-wrap items-center gap-x-2 text-14 font-medium">
          <span className="wrap-anywhere" dir="auto">
            {passkey.name}
          </span>
          {passkey.synced && <Badge title={t('Its maker keeps it on your other devices too')}>{t('Synced')}</Badge>}
        </p>
        <p className="text-13 text-faint">
          {passkey.createdAt
            ? tx('Added {when}', { when: <RelativeTime time={passkey.createdAt} /> })
            : t('Added earlier')}
        </p>
      </div>
      <div className="flex gap-2">
        <Button size="sm" aria-label={t('Rename: {name}', { name: passkey.name })} onClick={() => setRenaming(true)}>
          {t('Rename')}
        </Button>
        <Button
          size="sm"
          variant="quiet"
          aria-label={t('Remove: {name}', { name: passkey.name })}
          onClick={() => setRemoving(true)}
        >
          {t('Remove')}
        </Button>
      </div>
      <NameDialog
        open={renaming}
        onOpenChange={setRenaming}
        title={t('Rename this passkey')}
        name={passkey.name}
        action={t('Save name')}
        save={async (name) =>
          void (await call(api.PATCH('/api/me/passkeys/{id}', { params: { path }, body: { name } })))
        }
        done={t('Name saved')}
      />
      <ConfirmDialog
        open={removing}
        onOpenChange={setRemoving}
        title={t('Remove {name}?', { name: passkey.name })}
        description={t(
          'It opens nothing here any more. Delete it on your device too, so that it is not offered to you.',
        )}
        action={t('Remove passkey')}
        busy={remove.isPending}
        onConfirm={() => remove.mutate()}
      />
    </li>
  )
}

type NameProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: string
  name: string
  action: string
  save: (name: string) => Promise<void>
  done: string
}

function NameDialog({ open, onOpenChange, title, description, name, action, save, done }: NameProps) {
  const form = useId()
  const queryClient = useQueryClient()
  const [problem, setProblem] = useState<string | null>(null)
  const run = useMutation({
    mutationFn: save,
    onMutate: () => setProblem(null),
    onSuccess: async () => {
      await queryClient.invalidateQueries(securityQuery)
      onOpenChange(false)
      toast(done, { tone: 'success' })
    },
    onError: async (thrown) => {
      const { ceremonyInWords, isGivenUp } = await load()
      setProblem(
        isGivenUp(thrown)
          ? t('Nothing was added: the browser was told no, or waited too long.')
          : (ceremonyInWords(thrown) ?? authProblemInWords(thrown)),
      )
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const wanted = field(new FormData(event.currentTarget), 'name').trim()
    if (wanted && !run.isPending) run.mutate(wanted)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        setProblem(null)
        onOpenChange(next)
      }}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={run.isPending}>
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        <Field label={t('Name')} hint={t('So that you know it later.')}>
          {(control) => (
            <Input {...control} name="name" defaultValue={name} maxLength={60} required autoComplete="off" dir="auto" />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
