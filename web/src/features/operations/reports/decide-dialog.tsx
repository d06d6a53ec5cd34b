import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { REASON_IDS } from '#web/features/playback/reports/reason-ids.ts'
import { type Reason, reasonLabel } from '#web/features/playback/reports/report-words.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Select, Textarea } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import type { Decision, ReportCase } from './reports-queries.ts'

const WORDS: Record<Decision, () => { title: string; text: string; action: string; done: string }> = {
  nothing: () => ({
    title: t('Nothing wrong with it?'),
    text: t('It stays as it is. Those who reported it hear so; the channel hears nothing.'),
    action: t('Close the case'),
    done: t('Closed: nothing was found'),
  }),
  'age-restricted': () => ({
    title: t('Is it for adults?'),
    text: t(
      'Viewers say that they are 18 or older before they see anything of it. The channel is told, and cannot change it.',
    ),
    action: t('Mark as for adults'),
    done: t('It is for adults now'),
  }),
  'taken-down': () => ({
    title: t('Take it down?'),
    text: t(
      'Nobody but its team can watch it until you undo this. The channel sees the reason; its address tells viewers the kind of it alone.',
    ),
    action: t('Take down'),
    done: t('It was taken down'),
  }),
  'sentence-removed': () => ({
    title: t('Remove the sentence?'),
    text: t('The stars still count. Whoever wrote it sees that it was removed.'),
    action: t('Remove sentence'),
    done: t('The sentence was removed'),
  }),
}

/** A decision, with the reason that the channel sees. */
export function DecideDialog({
  found,
  decision,
  onClose,
}: {
  found: ReportCase
  decision: Decision
  onClose: () => void
}) {
  const form = useId()
  const queryClient = useQueryClient()
  const [category, setCategory] = useState<Reason>(() => REASON_IDS.find((id) => id === found.reasons[0]) ?? 'other')
  const [message, setMessage] = useState('')
  const words = WORDS[decision]()
  const needsWords = decision === 'taken-down'
  const decide = useMutation({
    mutationFn: () => {
      const body =
        decision === 'nothing'
          ? { decision }
          : decision === 'taken-down'
            ? { decision, category, message: message.trim() }
            : { decision, message: message.trim() }
      return call(api.POST('/api/admin/reports/{id}/decide', { params: { path: { id: found.id } }, body }))
    },
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: ['operations', 'reports'] })
      toast(words.done, { tone: 'success', detail: found.video.title })
    },
  })
  const missing = needsWords && message.trim() === ''
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!decide.isPending && !missing) decide.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={words.title}
      description={words.text}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button
            type="submit"
            form={form}
            variant={decision === 'taken-down' || decision === 'sentence-removed' ? 'danger' : 'primary'}
            busy={decide.isPending}
            unavailable={missing ? t('Say why') : null}
          >
            {words.action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {decide.error && <Callout tone="danger">{asProblem(decide.error).message}</Callout>}
        {decision === 'taken-down' && (
          <Field label={t('Kind of reason')} hint={t('Viewers who open its address see it.')}>
            {(control) => (
              <Select
                {...control}
                className="w-full"
                value={category}
                onChange={(event) => setCategory(event.target.value as Reason)} // one of the options
              >
                {REASON_IDS.map((id) => (
                  <option key={id} value={id}>
                    {reasonLabel(id)}
                  </option>
                ))}
              </Select>
            )}
          </Field>
        )}
        {decision !== 'nothing' && decision !== 'sentence-removed' && (
          <Field label={t('What the channel is told')} optional={!needsWords}>
            {(control) => (
              <Textarea
                {...control}
                rows={4}
                maxLength={1000}
                required={needsWords}
                value={message}
                onChange={(event) => setMessage(event.target.value)}
                dir="auto"
              />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  )
}
