import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Plus, TvMinimalPlay } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Card } from '#web/ui/card.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import { RetentionAhead } from './retention-ahead.tsx'
import { type Retention, type RetentionRule, retentionQuery, saveRetention } from './retention-queries.ts'
import { RetentionRuleFields } from './retention-rule-fields.tsx'
import { SettingsSection } from './settings-section.tsx'

/** What the channel does not keep for good. */
export function RetentionPage() {
  usePageTitle(t('Retention'))
  const own = useOwnChannel()
  const { data, error, refetch } = useQuery({ ...retentionQuery(own?.id ?? ''), enabled: own !== null })
  if (!own)
    return (
      <Card>
        <EmptyState icon={<TvMinimalPlay size={22} />} title={t('You have no channel yet')}>
          {t('It is made with your first upload, under your name.')}
        </EmptyState>
      </Card>
    )
  if (error && !data) return <ErrorState what={t('The rules')} problem={asProblem(error)} onRetry={() => refetch()} />
  if (!data) return <Skeleton className="h-96 w-full rounded-card!" />
  return <RetentionForm key={data.channelId} retention={data} />
}

const NEW_RULE: RetentionRule = { afterDays: 365, since: 'created', visibility: ['private'] }

function RetentionForm({ retention }: { retention: Retention }) {
  const { channelId, noticeDays } = retention
  const form = useId()
  const queryClient = useQueryClient()
  const [rules, setRules] = useState(() => retention.rules.map(withKey))
  const plain = rules.map(({ rule }) => rule)
  const save = useMutation({
    mutationFn: () => saveRetention(channelId, plain),
    onSuccess: (saved) => {
      queryClient.setQueryData(retentionQuery(channelId).queryKey, saved)
      toast(t('Rules saved'), { tone: 'success' })
    },
  })
  const dirty = JSON.stringify(plain) !== JSON.stringify(retention.rules)
  const wrong = plain.some((rule) => !(rule.afterDays >= 1 && rule.afterDays <= 3650))
  const reason =
    retention.why.edit ?? (!dirty ? t('Nothing has changed') : wrong ? t('A rule needs 1 to 3,650 days') : null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!reason && !save.isPending) save.mutate()
  }
  return (
    <>
      <SettingsSection
        title={t('Retention')}
        description={t(
          'Videos that fit a rule go to the trash by themselves. Owners hear of it {days, plural, one {# day} other {# days}} before, and can restore them from the trash.',
          { days: noticeDays },
        )}
        foot={
          <Button type="submit" form={form} variant="primary" busy={save.isPending} unavailable={reason}>
            {t('Save rules')}
          </Button>
        }
      >
        <form id={form} onSubmit={submit} className="flex flex-col gap-5">
          {save.error && (
            <Callout tone="danger" title={t('The rules were not saved')}>
              {asProblem(save.error).message}
            </Callout>
          )}
          {rules.length === 0 && <p className="text-14 text-muted">{t('There is no rule: everything is kept.')}</p>}
          {rules.map(({ key, rule }, index) => (
            <RetentionRuleFields
              key={key}
              number={index + 1}
              rule={rule}
              readOnly={!retention.can.edit}
              onChange={(next) => setRules(rules.map((each) => (each.key === key ? { key, rule: next } : each)))}
              onRemove={() => setRules(rules.filter((each) => each.key !== key))}
            />
          ))}
          <div>
            <Button
              icon={<Plus size={16} />}
              unavailable={retention.why.edit ?? (rules.length >= 20 ? t('There may be 20 rules') : null)}
              onClick={() => setRules([...rules, withKey(NEW_RULE)])}
            >
              {t('Add a rule')}
            </Button>
          </div>
        </form>
      </SettingsSection>
      <SettingsSection
        title={t('What would go')}
        description={dirty ? t('By the rules as they stand above, before you save them.') : t('By the rules in force.')}
      >
        <RetentionAhead channelId={channelId} rules={wrong ? [] : plain} />
      </SettingsSection>
    </>
  )
}

let made = 0
const withKey = (rule: RetentionRule) => ({ key: ++made, rule })
