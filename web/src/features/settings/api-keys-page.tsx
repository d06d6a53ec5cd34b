import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { KeyRound, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { type ApiKey, apiKeysQuery, meQuery, type OwnChannel } from '#web/features/accounts/queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { dateOnly } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { Table, Td, Th, Tr } from '#web/ui/table.tsx'
import { toast } from '#web/ui/toast.ts'
import { NewApiKeyDialog } from './new-api-key-dialog.tsx'
import { scopeWords } from './scopes.ts'

type Props = { making: boolean; onMaking: (making: boolean) => void }

export function ApiKeysPage({ making, onMaking }: Props) {
  usePageTitle(t('API keys'))
  const { data, error, isFetching, refetch } = useQuery(apiKeysQuery)
  const make = (
    <Button variant="primary" icon={<Plus size={16} />} onClick={() => onMaking(true)}>
      {t('New key')}
    </Button>
  )
  return (
    <Card className="max-w-[960px]">
      <CardHeader
        title={t('API keys')}
        description={
          <>
            {t('For scripts and other programs that act as you.')}{' '}
            <a href="/api/docs" className="font-medium text-accent underline-offset-3 hover:underline">
              {t('API reference')}
            </a>
          </>
        }
        actions={data && data.items.length > 0 && make}
      />
      <div className="border-t">
        {!data && error && (
          <ErrorState what={t('Your keys')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
        )}
        {!data && !error && <Skeleton className="m-5 h-24" />}
        {data?.items.length === 0 && (
          <EmptyState icon={<KeyRound size={22} />} title={t('No keys yet')} action={make}>
            {t('A key lets a program upload, read figures or change videos without your password. Give each its own.')}
          </EmptyState>
        )}
        {data && data.items.length > 0 && <Keys keys={data.items} />}
      </div>
      <NewApiKeyDialog open={making} onOpenChange={onMaking} />
    </Card>
  )
}

function Keys({ keys }: { keys: ApiKey[] }) {
  const queryClient = useQueryClient()
  const { data: me } = useQuery(meQuery)
  const [ending, setEnding] = useState<ApiKey | null>(null)
  const end = useMutation({
    mutationFn: (id: string) => call(api.DELETE('/api/creator/api-keys/{id}', { params: { path: { id } } })),
    onSuccess: async () => {
      await queryClient.invalidateQueries(apiKeysQuery)
      setEnding(null)
      toast(t('Key deleted'), { tone: 'success' })
    },
    onError: (thrown) => toast(t('The key still works'), { tone: 'danger', detail: asProblem(thrown).message }),
  })
  return (
    <>
      <Table label={t('API keys')}>
        <thead>
          <tr>
            <Th>{t('Name')}</Th>
            <Th className="hidden md:table-cell">{t('May')}</Th>
            <Th className="hidden sm:table-cell">{t('Last used')}</Th>
            <Th className="hidden md:table-cell">{t('Ends')}</Th>
            <Th className="w-12">
              <span className="sr-only">{t('Actions')}</span>
            </Th>
          </tr>
        </thead>
        <tbody>
          {keys.map((key) => (
            <Tr key={key.id}>
              <Td>
                <span className="block font-medium">{key.name}</span>
                <span className="font-mono text-12 text-faint">{key.prefix}…</span>
                {key.channelIds && (
                  <span className="text-with-page block text-12 text-faint" dir="auto">
                    {t('In {channels} only', { channels: channelNames(key.channelIds, me?.channels ?? []) })}
                  </span>
                )}
                <span className="block text-12 text-faint md:hidden">
                  {key.scopes.map((scope) => scopeWords(scope).label).join(', ')}
                </span>
                {key.lastUsedAt && (
                  <span className="block text-12 text-faint sm:hidden">
                    {tx('Last used {when}', { when: <RelativeTime time={key.lastUsedAt} /> })}
                  </span>
                )}
                {key.expiresAt && (
                  <span className="block text-12 text-faint md:hidden">
                    <Ends at={key.expiresAt} words />
                  </span>
                )}
              </Td>
              <Td className="hidden md:table-cell">
                <span className="flex flex-wrap gap-1">
                  {key.scopes.map((scope) => (
                    <Badge key={scope} title={scopeWords(scope).explanation}>
                      {scopeWords(scope).label}
                    </Badge>
                  ))}
                </span>
              </Td>
              <Td className="hidden whitespace-nowrap text-muted sm:table-cell">
                {key.lastUsedAt ? <RelativeTime time={key.lastUsedAt} /> : t('Never')}
              </Td>
              <Td className="hidden whitespace-nowrap text-muted md:table-cell">
                {key.expiresAt ? <Ends at={key.expiresAt} /> : t('Never')}
              </Td>
              <Td align="end">
                <IconButton
                  label={t('Delete {name}', { name: key.name })}
                  icon={<Trash2 size={16} />}
                  onClick={() => setEnding(key)}
                />
              </Td>
            </Tr>
          ))}
        </tbody>
      </Table>
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={(open) => !open && setEnding(null)}
        title={ending ? t('Delete {name}?', { name: ending.name }) : t('Delete key')}
        {...(ending && { typeToConfirm: ending.name })}
        description={t('Programs that use it are refused from then on. This cannot be taken back.')}
        action={t('Delete key')}
        busy={end.isPending}
        onConfirm={() => ending && end.mutate(ending.id)}
      />
    </>
  )
}

/** One that has ended is refused already; it stays in the list until it is deleted. */
function Ends({ at, words }: { at: string; words?: boolean }) {
  const time = new Date(at)
  if (time < new Date()) return <Badge tone="warning">{t('Ended {date}', { date: dateOnly(time) })}</Badge>
  return words ? t('Ends {date}', { date: dateOnly(time) }) : dateOnly(time)
}

/** One that its owner has left is no longer of use to the key. */
const channelNames = (ids: string[], channels: OwnChannel[]): string =>
  ids.map((id) => channels.find((channel) => channel.id === id)?.name ?? t('a channel you left')).join(', ')
