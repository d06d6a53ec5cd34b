import type { components } from '@studio/api-client'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input, Select } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { type ChannelInUse, defaultQuotaQuery, type QuotaSetting } from './queries.ts'

type DefaultQuota = components['schemas']['DefaultQuota']
type Props = { onClose: () => void } & (
  | { channel: ChannelInUse; installation?: never }
  | { installation: DefaultQuota; channel?: never }
)

const GB = 1e9

/** Limits of one channel, or of all of which nothing else is said. */
export function QuotaDialog({ channel, installation, onClose }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const { data: wider } = useQuery(defaultQuotaQuery)
  const set: QuotaSetting = channel?.quota ?? installation ?? { storageBytes: 'default', minutes: 'default' }
  const fallback = channel ? wider?.inForce : installation?.setUp
  const [storage, setStorage] = useState(draftOf(set.storageBytes, GB))
  const [minutes, setMinutes] = useState(draftOf(set.minutes, 1))
  const save = useMutation({
    mutationFn: async (body: QuotaSetting) => {
      if (channel) await call(api.PUT('/api/admin/channels/{id}/quota', { params: { path: { id: channel.id } }, body }))
      else await call(api.PUT('/api/admin/quota', { body }))
    },
    onSuccess: async () => {
      await Promise.all([
        queryClient.invalidateQueries({ queryKey: ['operations', 'channels'] }),
        queryClient.invalidateQueries(defaultQuotaQuery),
      ])
      onClose()
      toast(t('Limits saved'), { tone: 'success' })
    },
  })
  const body = { storageBytes: amountOf(storage, GB), minutes: amountOf(minutes, 1) }
  const problem = body.storageBytes === null || body.minutes === null ? t('A limit needs a number') : null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (body.storageBytes === null || body.minutes === null || save.isPending) return
    save.mutate({ storageBytes: body.storageBytes, minutes: body.minutes })
  }
  const unset = (limit: string | undefined) => {
    if (channel) return limit ? t('As every channel: {limit}', { limit }) : t('As every channel')
    return limit ? t('As set up: {limit}', { limit }) : t('As set up')
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={channel ? t('Limits of the channel') : t('Limits of every channel')}
      description={
        channel
          ? tx('For {channel}. What it holds already stays, also when it is more.', {
              channel: (
                <b className="font-medium text-ink" dir="auto">
                  {channel.name}
                </b>
              ),
            })
          : t('For channels of which nothing else is set.')
      }
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending} unavailable={problem}>
            {t('Save limits')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {save.error && (
          <Callout tone="danger" title={t('The limits were not saved')}>
            {asProblem(save.error).message}
          </Callout>
        )}
        <Limit
          label={t('Storage')}
          unit={t('GB')}
          amountLabel={t('Storage in GB')}
          step="any"
          draft={storage}
          onChange={setStorage}
          unset={unset(
            fallback && (fallback.storageBytes === null ? t('no limit') : formatBytes(fallback.storageBytes)),
          )}
        />
        <Limit
          label={t('Length of all videos')}
          unit={t('minutes')}
          amountLabel={t('Length of all videos in minutes')}
          step={1}
          draft={minutes}
          onChange={setMinutes}
          unset={unset(
            fallback && (fallback.minutes === null ? t('no limit') : t('{count} min', { count: fallback.minutes })),
          )}
        />
      </form>
    </Dialog>
  )
}

type Kind = 'default' | 'none' | 'own'
type Draft = { kind: Kind; amount: string }

const draftOf = (value: number | 'none' | 'default', unit: number): Draft =>
  typeof value === 'number' ? { kind: 'own', amount: String(value / unit) } : { kind: value, amount: '' }

/** Null while there is no number that could be meant. */
function amountOf({ kind, amount }: Draft, unit: number): number | 'none' | 'default' | null {
  if (kind !== 'own') return kind
  const value = amount.trim() === '' ? Number.NaN : Number(amount)
  return Number.isFinite(value) && value >= 0 ? Math.round(value * unit) : null
}

type LimitProps = {
  label: string
  unit: string
  amountLabel: string
  step: number | 'any'
  unset: string
  draft: Draft
  onChange: (draft: Draft) => void
}

function Limit({ label, unit, amountLabel, step, unset, draft, onChange }: LimitProps) {
  return (
    <Field label={label}>
      {(control) => (
        <div className="flex flex-wrap items-center gap-2">
          <Select
            {...control}
            className="min-w-0 flex-1 basis-48 [&>select]:w-full"
            value={draft.kind}
            // One of the options below.
            onChange={(event) => onChange({ ...draft, kind: event.target.value as Kind })}
          >
            <option value="default">{unset}</option>
            <option value="none">{t('No limit')}</option>
            <option value="own">{t('A limit of')}</option>
          </Select>
          {draft.kind === 'own' && (
            <span className="flex items-center gap-2 text-14">
              <Input
                aria-label={amountLabel}
                type="number"
                min={0}
                step={step}
                inputMode="decimal"
                className="w-28"
                autoFocus
                value={draft.amount}
                onChange={(event) => onChange({ ...draft, amount: event.target.value })}
              />
              {unit}
            </span>
          )}
        </div>
      )}
    </Field>
  )
}
