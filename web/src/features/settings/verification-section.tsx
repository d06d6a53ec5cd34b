import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { BadgeCheck } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field, Textarea } from '#web/ui/field.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { SettingsSection } from './settings-section.tsx'
import { verificationQuery } from './verification-queries.ts'

type Props = { channelId: string; mayEdit: boolean }

/** The badge of a channel: asked for with evidence, decided by whoever runs the studio. */
export function VerificationSection({ channelId, mayEdit }: Props) {
  const queryClient = useQueryClient()
  const [asking, setAsking] = useState(false)
  const { data, error, refetch } = useQuery({ ...verificationQuery(channelId), enabled: mayEdit })
  const withdraw = useMutation({
    mutationFn: () => call(api.DELETE('/api/channels/{id}/verification', { params: { path: { id: channelId } } })),
    onSuccess: (next) => queryClient.setQueryData(verificationQuery(channelId).queryKey, next),
    onError: (thrown) => toast(t('The request stands'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  if (!mayEdit) return null
  const request = data?.request
  return (
    <SettingsSection
      id="verification"
      title={t('Verification')}
      description={t(
        "A badge beside the channel's name shows that it is who it says it is. Whoever runs this studio decides.",
      )}
      foot={
        data &&
        !data.verifiedAt &&
        (request?.state === 'requested' ? (
          <Button
            busy={withdraw.isPending}
            unavailable={data.can.withdraw ? null : (data.why.withdraw ?? null)}
            onClick={() => withdraw.mutate()}
          >
            {t('Take the request back')}
          </Button>
        ) : (
          <Button unavailable={data.can.request ? null : (data.why.request ?? null)} onClick={() => setAsking(true)}>
            {t('Ask for the badge')}
          </Button>
        ))
      }
    >
      {!data && error && <ErrorState what={t('Verification')} problem={asProblem(error)} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton className="h-6 w-64" />}
      {data?.verifiedAt && (
        <p className="flex flex-wrap items-center gap-2 text-14">
          <BadgeCheck size={18} aria-hidden="true" className="text-accent" />
          <span className="font-medium">{t('Verified')}</span>
          <span className="text-13 text-faint">
            <RelativeTime time={data.verifiedAt} />
          </span>
        </p>
      )}
      {data?.lookAgain && (
        <p className="text-13 text-pretty text-muted">
          {t('The name or the address changed since, so it is looked at again. The badge stays until then.')}
        </p>
      )}
      {data && !data.verifiedAt && <Standing request={request ?? null} />}
      <AskDialog channelId={channelId} open={asking} onOpenChange={setAsking} />
    </SettingsSection>
  )
}

const SCHEME = 'https://'

type Request = { state: string; requestedAt: string; reason: string | null }

function Standing({ request }: { request: Request | null }) {
  if (request?.state === 'requested')
    return (
      <p className="text-14">
        {tx('Asked {when}, not decided yet. You hear of it by a notice.', {
          when: <RelativeTime time={request.requestedAt} />,
        })}
      </p>
    )
  if (request?.state === 'refused' || request?.state === 'revoked')
    return (
      <Callout tone="warning" title={request.state === 'refused' ? t('Not verified') : t('The badge was taken back')}>
        <span className="whitespace-pre-line wrap-anywhere" dir="auto">
          {request.reason}
        </span>
      </Callout>
    )
  return <p className="text-14 text-muted">{t('This channel is not verified.')}</p>
}

function AskDialog({
  channelId,
  open,
  onOpenChange,
}: {
  channelId: string
  open: boolean
  onOpenChange: (open: boolean) => void
}) {
  const form = useId()
  const queryClient = useQueryClient()
  const ask = useMutation({
    mutationFn: (body: { evidence: string; links: string[] }) =>
      call(api.POST('/api/channels/{id}/verification', { params: { path: { id: channelId } }, body })),
    onSuccess: (next) => {
      queryClient.setQueryData(verificationQuery(channelId).queryKey, next)
      onOpenChange(false)
      toast(t('Asked'), { tone: 'success', detail: t('You hear of the decision by a notice.') })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const links = field(data, 'links').split(/\s+/).filter(Boolean)
    if (!ask.isPending) ask.mutate({ evidence: field(data, 'evidence').trim(), links })
  }
  const problem = ask.error ? asProblem(ask.error) : null
  const wrongLink = problem?.fields.some(({ path }) => path.includes('links'))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        ask.reset()
        onOpenChange(next)
      }}
      title={t('Ask for the badge')}
      description={t('Whoever runs this studio reads this and opens the links. Nobody else sees them.')}
      footer={
        <>
          <Button onClick={() => onOpenChange(false)}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={ask.isPending}>
            {t('Send request')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {problem && !wrongLink && <Callout tone="danger">{problem.message}</Callout>}
        <Field label={t('Who you are, and what shows it')} hint={t('2,000 characters at most.')}>
          {(control) => <Textarea {...control} name="evidence" required rows={5} maxLength={2000} dir="auto" />}
        </Field>
        <Field
          label={t('Links')}
          optional
          hint={t('Up to five, one a line: your own page that links here, a register, the press.')}
          error={wrongLink ? t('Up to five addresses of pages, each with https:// in front.') : null}
        >
          {(control) => (
            <Textarea
              {...control}
              name="links"
              rows={3}
              dir="ltr"
              placeholder={SCHEME}
              onChange={() => ask.error && ask.reset()}
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
