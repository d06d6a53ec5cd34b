import { useQuery } from '@tanstack/react-query'
import { Plus, TvMinimalPlay, Webhook as WebhookIcon } from 'lucide-react'
import { useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { SettingsSection } from '../settings-section.tsx'
import { NewWebhookDialog } from './new-webhook-dialog.tsx'
import { type Webhook, webhooksQuery } from './queries.ts'
import { VerifyingSample } from './verifying-sample.tsx'
import { WebhookDetails } from './webhook-details.tsx'

type Props = { shown: string | undefined; onShow: (id: string | undefined) => void }

/** Other programs that hear of what happens here. */
export function WebhooksPage({ shown, onShow }: Props) {
  usePageTitle(t('Webhooks'))
  const own = useOwnChannel()
  const { data, error, isFetching, refetch } = useQuery({ ...webhooksQuery(own?.id ?? ''), enabled: own !== null })
  const [making, setMaking] = useState(false)
  if (!own)
    return (
      <Card>
        <EmptyState icon={<TvMinimalPlay size={22} />} title={t('You have no channel yet')}>
          {t('It is made with your first upload, under your name.')}
        </EmptyState>
      </Card>
    )
  const current = data?.items.find((each) => each.id === shown)
  if (data && current)
    return <WebhookDetails channelId={own.id} webhook={current} events={data.events} onBack={() => onShow(undefined)} />
  const make = (
    <Button variant="primary" icon={<Plus size={16} />} onClick={() => setMaking(true)}>
      {t('New webhook')}
    </Button>
  )
  return (
    <>
      <Card className="max-w-[960px]">
        <CardHeader
          title={t('Webhooks')}
          description={t(
            'Addresses of other programs that are told, signed, what happens to your videos, playlists and articles.',
          )}
          actions={data && data.items.length > 0 && make}
        />
        <div className="border-t">
          {!data && error && (
            <ErrorState
              what={t('Your webhooks')}
              problem={asProblem(error)}
              onRetry={() => refetch()}
              busy={isFetching}
            />
          )}
          {!data && !error && <Skeleton className="m-5 h-24" />}
          {data?.items.length === 0 && (
            <EmptyState icon={<WebhookIcon size={22} />} title={t('No webhooks yet')} action={make}>
              {t('A webhook tells your site or chat that a video is ready, published or deleted, seconds after it is.')}
            </EmptyState>
          )}
          <ul className="divide-y divide-line">
            {data?.items.map((webhook) => (
              <li key={webhook.id}>
                <Row webhook={webhook} onShow={() => onShow(webhook.id)} />
              </li>
            ))}
          </ul>
        </div>
        {data && making && (
          <NewWebhookDialog channelId={own.id} events={data.events} onClose={() => setMaking(false)} />
        )}
      </Card>
      {data && data.items.length > 0 && (
        <SettingsSection
          title={t('Check the signature')}
          description={t('So that nobody else can tell your program anything.')}
        >
          <VerifyingSample />
        </SettingsSection>
      )}
    </>
  )
}

function Row({ webhook, onShow }: { webhook: Webhook; onShow: () => void }) {
  return (
    <button
      type="button"
      onClick={onShow}
      className="flex w-full flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3 text-start transition-colors hover:bg-hover sm:px-5"
    >
      <span className="min-w-0 flex-1 basis-60">
        <span className="block truncate text-14 font-medium" dir="ltr">
          {webhook.url}
        </span>
        <span className="text-with-page block truncate text-13 text-muted" dir="auto">
          {webhook.description || webhook.events.join(', ')}
        </span>
      </span>
      <WebhookState webhook={webhook} />
      <span className="text-13 text-muted">
        {webhook.deliveredAt ? <RelativeTime time={webhook.deliveredAt} /> : t('Nothing delivered yet')}
      </span>
    </button>
  )
}

export function WebhookState({ webhook }: { webhook: Webhook }) {
  if (webhook.state === 'off') return <Badge tone={webhook.offReason ? 'danger' : 'neutral'}>{t('Off')}</Badge>
  return webhook.failingSince ? <Badge tone="warning">{t('Failing')}</Badge> : <Badge tone="success">{t('On')}</Badge>
}
