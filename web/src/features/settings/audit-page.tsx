import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { getRouteApi } from '@tanstack/react-router'
import { Download, ScrollText, X } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { auditQuery } from '#web/features/accounts/team-queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Field, Input, Select } from '#web/ui/field.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import { ShowMore } from '#web/ui/show-more.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { actionName } from './audit-names.ts'
import { AuditRow } from './audit-row.tsx'

const route = getRouteApi('/studio/settings/audit')

/** Who changed what in the channel. The filters live in the address. */
export function AuditPage() {
  usePageTitle(t('Audit log'))
  const channel = useOwnChannel()
  const filter = route.useSearch()
  const navigate = route.useNavigate()
  const query = useInfiniteQuery({
    ...auditQuery(channel?.id ?? '', filter),
    enabled: channel !== null,
    placeholderData: keepPreviousData,
  })
  const { data, error, isFetching, refetch } = query
  const records = data?.pages.flatMap((page) => page.items) ?? []
  const first = data?.pages[0]
  const set = (change: Partial<typeof filter>) =>
    void navigate({ search: (now) => clean({ ...now, ...change }), replace: true })
  const filtered = Object.keys(filter).length > 0
  const groups = groupsOf(first?.actions ?? [])
  return (
    <div className="max-w-[960px]">
      <Card>
        <CardHeader
          title={t('Audit log')}
          description={t(
            'Everything that people and programs changed in this channel. Nothing is ever taken out of it.',
          )}
          actions={channel && !(error && !data) && <Export channelId={channel.id} filter={filter} />}
        />
        {!(error && !data) && (
          <div className="flex flex-wrap items-end gap-3 border-t px-4 py-3 sm:px-5">
            <Field label={t('Person')}>
              {(control) => (
                <Select
                  {...control}
                  value={filter.actor ?? ''}
                  onChange={(event) => set({ actor: event.target.value })}
                  className="w-44 [&>select]:w-full"
                >
                  <option value="">{t('Everybody')}</option>
                  {first?.people?.map((person) => (
                    <option key={person.id} value={person.id}>
                      {person.name ?? t('Somebody')}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Field label={t('What')}>
              {(control) => (
                <Select
                  {...control}
                  value={filter.action ?? ''}
                  onChange={(event) => set({ action: event.target.value })}
                  className="w-52 [&>select]:w-full"
                >
                  <option value="">{t('Everything')}</option>
                  {groups.map(([group, actions]) => (
                    <optgroup key={group} label={actionName(group)}>
                      <option value={group}>{t('{kind}: everything', { kind: actionName(group) })}</option>
                      {actions.map((action) => (
                        <option key={action} value={action}>
                          {actionName(action)}
                        </option>
                      ))}
                    </optgroup>
                  ))}
                </Select>
              )}
            </Field>
            <Field label={t('From')}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={filter.from ?? ''}
                  max={filter.to}
                  onChange={(event) => set({ from: event.target.value })}
                />
              )}
            </Field>
            <Field label={t('To')}>
              {(control) => (
                <Input
                  {...control}
                  type="date"
                  value={filter.to ?? ''}
                  min={filter.from}
                  onChange={(event) => set({ to: event.target.value })}
                />
              )}
            </Field>
            {filter.subject && (
              <Button size="sm" icon={<X size={14} />} className="mb-1" onClick={() => set({ subject: '' })}>
                {t('Only one thing')}
              </Button>
            )}
          </div>
        )}
        <div className="border-t">
          {!data && error && (
            <ErrorState
              what={t('The audit log')}
              problem={asProblem(error)}
              onRetry={() => refetch()}
              busy={isFetching}
            />
          )}
          {!data && !error && channel && <Skeleton className="m-5 h-64" />}
          {((data && records.length === 0) || !channel) && (
            <EmptyState
              icon={<ScrollText size={22} />}
              title={filtered ? t('Nothing of that kind') : t('Nothing has happened yet')}
              action={
                filtered && (
                  <Button onClick={() => void navigate({ search: {}, replace: true })}>{t('Clear filters')}</Button>
                )
              }
            >
              {filtered
                ? t('Days are counted in UTC here.')
                : t('Every change to videos, the team and the channel stands here, with who made it.')}
            </EmptyState>
          )}
          {records.length > 0 && (
            <ul aria-label={t('What was done')} className="divide-y divide-line">
              {records.map((record) => (
                <AuditRow key={record.id} record={record} onSubject={(subject) => set({ subject })} />
              ))}
            </ul>
          )}
        </div>
      </Card>
      <ShowMore of={query} />
    </div>
  )
}

type Filter = ReturnType<typeof route.useSearch>

const clean = (filter: Filter): Filter => Object.fromEntries(Object.entries(filter).filter(([, value]) => value))

function Export({ channelId, filter }: { channelId: string; filter: Filter }) {
  const search = new URLSearchParams(filter).toString()
  const address = (format: 'csv' | 'json') => `/api/channels/${channelId}/audit.${format}${search && `?${search}`}`
  return (
    <Menu
      trigger={
        <Button icon={<Download size={16} />} aria-label={t('Export what is shown')}>
          {t('Export')}
        </Button>
      }
    >
      <MenuItem as={<a href={address('csv')} download />} note={t('For a spreadsheet')}>
        {t('CSV')}
      </MenuItem>
      <MenuItem as={<a href={address('json')} download />} note={t('For programs')}>
        {t('JSON')}
      </MenuItem>
    </Menu>
  )
}

function groupsOf(actions: readonly string[]): [string, string[]][] {
  const groups = new Map<string, string[]>()
  for (const action of actions) {
    const group = action.split('.')[0] ?? action
    groups.set(group, [...(groups.get(group) ?? []), action])
  }
  return [...groups]
}
