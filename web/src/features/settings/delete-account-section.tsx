import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download } from 'lucide-react'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { roleInSentence } from '#web/features/accounts/role-words.ts'
import type { Role } from '#web/features/accounts/team-queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { type LeavingReport, leavingQuery } from './leaving-queries.ts'
import { SettingsSection } from './settings-section.tsx'

/** The end of an account: what is known of the person to take along first. */
export function DeleteAccountSection({ email }: { email: string }) {
  const [asking, setAsking] = useState(false)
  const { data, error, refetch, isFetching } = useQuery(leavingQuery)
  const take = useMutation({
    mutationFn: () => call(api.POST('/api/me/export', { body: {} })),
    onSuccess: (known) => saveAs('creator-studio-account.json', known),
    onError: (thrown) =>
      toast(t('Your data was not downloaded'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <SettingsSection
      id="delete"
      title={t('Delete account')}
      description={t(
        'You are signed out everywhere and API keys end at once. For 30 days signing in offers to bring everything back; after that it is gone for good.',
      )}
      foot={
        <>
          <Button icon={<Download size={16} />} busy={take.isPending} onClick={() => take.mutate()}>
            {t('Download my data')}
          </Button>
          <Button
            variant="danger"
            unavailable={data ? (data.why.delete ?? null) : t('It is being looked up what would go')}
            onClick={() => setAsking(true)}
          >
            {t('Delete account')}
          </Button>
        </>
      }
    >
      {!data && error && (
        <ErrorState what={t('What would go')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
      )}
      {!data && !error && <Skeleton className="h-24 w-full" />}
      {data && (
        <>
          {data.why.delete && <Callout tone="info">{data.why.delete}.</Callout>}
          <What report={data} />
          <DeleteDialog email={email} report={data} open={asking} onOpenChange={setAsking} />
        </>
      )}
    </SettingsSection>
  )
}

function saveAs(name: string, value: unknown): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(value, null, 2)], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: url, download: name })
  link.click()
  URL.revokeObjectURL(url)
}

function What({ report }: { report: LeavingReport }) {
  return (
    <dl className="flex flex-col gap-3 text-14">
      <div>
        <dt className="font-medium">{t('What goes')}</dt>
        <dd className="mt-1">
          <ul className="flex list-disc flex-col gap-1 ps-4">
            <li>{t('Your name, address, password, passkeys, sessions, API keys and preferences.')}</li>
            {report.goes.map(({ id, name, handle, others }) => (
              <li key={id}>
                <Goes name={name} handle={handle} others={others} />
              </li>
            ))}
          </ul>
        </dd>
      </div>
      <div>
        <dt className="font-medium">{t('What stays')}</dt>
        <dd className="mt-1">
          <ul className="flex list-disc flex-col gap-1 ps-4">
            {report.stays.map(({ id, name, role }) => (
              <li key={id}>
                {tx('The channel {name}, where you are {role}, with everything you made there.', {
                  name: <ChannelName name={name} />,
                  role: roleInSentence(role as Role), // of the same roles as everywhere
                })}
              </li>
            ))}
            <li>{t('What you did in channels of others, in their audit logs, with the name you had.')}</li>
            <li>{t('Figures of what you watched, without your name.')}</li>
          </ul>
        </dd>
      </div>
    </dl>
  )
}

type GoesProps = { name: string; handle: string; others: number }

function Goes({ name, handle, others }: GoesProps) {
  const parts = {
    name: <ChannelName name={name} />,
    handle: <span dir="ltr">@{handle}</span>,
    link: (text: ReactNode) => (
      <Link to="/studio/settings/team" className="underline underline-offset-2">
        {text}
      </Link>
    ),
  }
  if (others === 0)
    return tx(
      'The channel {name} ({handle}), which only you own. To keep it, <link>make somebody an owner</link>.',
      parts,
    )
  return tx(
    'The channel {name} ({handle}), which only you own, also for {others, plural, one {# other person} other {# other people}} of its team. To keep it, <link>make somebody an owner</link>.',
    { ...parts, others: compact(others) },
  )
}

const ChannelName = ({ name }: { name: string }) => (
  <b className="font-medium" dir="auto">
    {name}
  </b>
)

type DialogProps = {
  email: string
  report: LeavingReport
  open: boolean
  onOpenChange: (open: boolean) => void
}

function DeleteDialog({ email, report, open, onOpenChange }: DialogProps) {
  const form = useId()
  const [typed, setTyped] = useState('')
  const remove = useMutation({
    mutationFn: () =>
      call(
        api.POST('/api/me/deletion', { body: { email: typed.trim(), channelIds: report.goes.map(({ id }) => id) } }),
      ),
    // A fresh page: nothing of the account stays in memory.
    onSuccess: () => location.assign('/'),
  })
  const matches = typed.trim().toLowerCase() === email.toLowerCase()
  const change = (next: boolean) => {
    setTyped('')
    remove.reset()
    onOpenChange(next)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (matches && !remove.isPending) remove.mutate()
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={t('Delete your account?')}
      description={
        report.goes.length > 0
          ? t(
              '{count, plural, one {# channel that only you own goes with it.} other {# channels that only you own go with it.}} You can bring everything back for {days, plural, one {# day} other {# days}} by signing in.',
              { count: compact(report.goes.length), days: report.days },
            )
          : t('You can bring it back for {days, plural, one {# day} other {# days}} by signing in.', {
              days: report.days,
            })
      }
      footer={
        <>
          <Button onClick={() => change(false)}>{t('Cancel')}</Button>
          <Button
            variant="danger"
            type="submit"
            form={form}
            busy={remove.isPending}
            unavailable={matches ? null : t('Type your e-mail address first')}
          >
            {t('Delete account')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {remove.error && (
          <Callout tone="danger" title={t('Your account was not deleted')}>
            {asProblem(remove.error).message}
          </Callout>
        )}
        {report.goes.length > 0 && (
          <ul className="flex list-disc flex-col gap-1 ps-4 text-14">
            {report.goes.map(({ id, name }) => (
              <li key={id} dir="auto">
                {name}
              </li>
            ))}
          </ul>
        )}
        <Field
          label={tx('Type {name} to confirm', {
            name: <span className="font-semibold select-all">{email}</span>,
          })}
        >
          {(control) => (
            <Input
              {...control}
              type="email"
              value={typed}
              autoComplete="off"
              onChange={(event) => setTyped(event.target.value)}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
