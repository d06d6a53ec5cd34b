import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { BadgeCheck } from 'lucide-react'
import { useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { CaseState } from './case-states.ts'
import { type Verdict, VerdictDialog } from './verdict-dialog.tsx'
import { casesQuery, type VerificationCase } from './verification-queries.ts'

const names = (): { value: CaseState; label: string }[] => [
  { value: 'waiting', label: t('Waiting') },
  { value: 'again', label: t('Look again') },
  { value: 'verified', label: t('Verified') },
  { value: 'decided', label: t('Decided') },
]
const none = (): Record<CaseState, string> => ({
  waiting: t('No channel asks to be verified.'),
  again: t('No verified channel has changed its name or address.'),
  verified: t('No channel is verified yet.'),
  decided: t('Nothing was decided yet.'),
})

/** Who asks for a badge, who has one, and who might be taken for them. */
export function VerificationsPage({ state, onState }: { state: CaseState; onState: (state: CaseState) => void }) {
  usePageTitle(t('Verification'))
  const { data, error, refetch, isFetching } = useQuery(casesQuery(state))
  return (
    <Card className="max-w-[960px]">
      <CardHeader
        title={t('Verification')}
        description={t(
          'The badge says: this channel is who it says it is. Look at what they show, and at who could be taken for them.',
        )}
      />
      <div className="overflow-x-auto px-4 pb-4 sm:px-5">
        <Segmented label={t('Show')} value={state} options={names()} onChange={onState} />
      </div>
      <div className="border-t">
        {!data && error && (
          <ErrorState what={t('The requests')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {!data && !error && <Skeleton className="m-5 h-32" />}
        {data?.items.length === 0 && (
          <EmptyState icon={<BadgeCheck size={22} />} title={t('Nothing here')}>
            {none()[state]}
          </EmptyState>
        )}
        {data && data.items.length > 0 && (
          <ul className="divide-y divide-line">
            {data.items.map((each) => (
              <Case key={each.channel.id} of={each} />
            ))}
          </ul>
        )}
      </div>
    </Card>
  )
}

function Case({ of: { channel, request, alike } }: { of: VerificationCase }) {
  const queryClient = useQueryClient()
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const decide = useMutation({
    mutationFn: ({ verdict, reason }: { verdict: Verdict; reason: string }) => {
      const path = { id: verdict === 'approve' || verdict === 'refuse' ? (request?.id ?? '') : channel.id }
      if (verdict === 'approve' || verdict === 'refuse')
        return call(
          api.POST('/api/admin/verifications/{id}/decide', { params: { path }, body: { decision: verdict, reason } }),
        )
      const body = verdict === 'keep' ? { decision: verdict } : { decision: verdict, reason }
      return call(api.POST('/api/admin/channels/{id}/verification', { params: { path }, body }))
    },
    onSuccess: async (_, { verdict }) => {
      setVerdict(null)
      await queryClient.invalidateQueries({ queryKey: ['accounts', 'verifications'] })
      toast(done()[verdict], { tone: 'success', detail: channel.name })
    },
    onError: (thrown) => toast(t('Nothing was decided'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  const open = request?.state === 'requested'
  return (
    <li className="flex flex-col gap-3 px-4 py-4 sm:px-5">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Avatar name={channel.name} src={channel.picture} size={36} />
        <div className="min-w-0 flex-1 basis-48">
          <Link
            to="/channel/$handle"
            params={{ handle: channel.handle }}
            className="block w-fit max-w-full rounded-[2px] text-14 font-medium hover:underline"
          >
            <span className={channel.verifiedAt ? 'verified wrap-anywhere' : 'wrap-anywhere'} dir="auto">
              {channel.name}
            </span>
          </Link>
          <p className="text-13 wrap-anywhere text-faint">
            @{channel.handle} · {tx('made {when}', { when: <RelativeTime time={channel.createdAt} /> })}
            {request && open && (
              <>
                {' · '}
                {request.requestedBy
                  ? tx('asked {when} by {name}', {
                      when: <RelativeTime time={request.requestedAt} />,
                      name: request.requestedBy,
                    })
                  : tx('asked {when}', { when: <RelativeTime time={request.requestedAt} /> })}
              </>
            )}
          </p>
        </div>
        {!open && request && <StateBadge state={request.state} />}
        <div className="flex gap-2">
          {open && (
            <>
              <Button
                size="sm"
                aria-label={t('Refuse: {name}', { name: channel.name })}
                onClick={() => setVerdict('refuse')}
              >
                {t('Refuse')}
              </Button>
              <Button
                size="sm"
                variant="primary"
                aria-label={t('Verify: {name}', { name: channel.name })}
                onClick={() => setVerdict('approve')}
              >
                {t('Verify')}
              </Button>
            </>
          )}
          {channel.lookAgain && (
            <Button
              size="sm"
              aria-label={t('Leave verified: {name}', { name: channel.name })}
              busy={decide.isPending && !verdict}
              onClick={() => decide.mutate({ verdict: 'keep', reason: '' })}
            >
              {t('Leave verified')}
            </Button>
          )}
          {channel.verifiedAt && (
            <Button
              size="sm"
              variant="quiet"
              aria-label={t('Take badge back: {name}', { name: channel.name })}
              onClick={() => setVerdict('revoke')}
            >
              {t('Take badge back')}
            </Button>
          )}
        </div>
      </div>
      {channel.lookAgain && request && (request.name !== channel.name || request.handle !== channel.handle) && (
        <Callout tone="warning" title={t('Called something else when it was verified')}>
          <span dir="auto">{request.name}</span> (@{request.handle})
        </Callout>
      )}
      {request && (
        <blockquote className="max-w-[72ch] border-s-2 ps-3 text-14 whitespace-pre-line wrap-anywhere" dir="auto">
          {request.evidence}
        </blockquote>
      )}
      {request && request.links.length > 0 && (
        <ul className="flex flex-col gap-2 text-13">
          {request.links.map((link) => (
            <li key={link}>
              <a
                href={link}
                target="_blank"
                rel="noopener noreferrer nofollow"
                className="rounded-[2px] font-mono break-all text-accent underline-offset-3 hover:underline"
                dir="ltr"
              >
                {link}
              </a>
            </li>
          ))}
        </ul>
      )}
      {request?.reason && !open && (
        <p className="text-with-page text-13 wrap-anywhere text-muted" dir="auto">
          {t('Reason: {reason}', { reason: request.reason })}
        </p>
      )}
      {alike.length > 0 && (
        <Callout tone={alike.some(({ verified }) => verified) ? 'danger' : 'warning'} title={t('Could be taken for')}>
          <ul className="flex flex-col gap-0.5">
            {alike.map((other) => (
              <li key={other.id}>
                <Link to="/channel/$handle" params={{ handle: other.handle }} className="hover:underline">
                  <span className={other.verified ? 'verified' : undefined} dir="auto">
                    {other.name}
                  </span>{' '}
                  (@{other.handle})
                </Link>
              </li>
            ))}
          </ul>
        </Callout>
      )}
      <VerdictDialog
        verdict={verdict}
        channel={channel.name}
        busy={decide.isPending}
        onClose={() => setVerdict(null)}
        onVerdict={(reason) => verdict && decide.mutate({ verdict, reason })}
      />
    </li>
  )
}

const done = (): Record<Verdict, string> => ({
  approve: t('Verified'),
  refuse: t('Refused'),
  keep: t('Left verified'),
  revoke: t('The badge is gone'),
})

function StateBadge({ state }: { state: string }) {
  if (state === 'approved') return <Badge tone="success">{t('Verified')}</Badge>
  if (state === 'refused') return <Badge tone="warning">{t('Refused')}</Badge>
  if (state === 'revoked') return <Badge tone="danger">{t('Taken back')}</Badge>
  return <Badge>{t('Withdrawn')}</Badge>
}
