import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Textarea } from '#web/ui/field.tsx'
import { toast } from '#web/ui/toast.ts'
import { REASON_IDS } from './reason-ids.ts'
import { REASONS, type Reason, reasonLabel } from './report-words.ts'

type Props = {
  videoId: string
  /** What somebody wrote beside their stars, in the place of the video. */
  ratingId?: string
  /** Where it plays, to name the moment; null for what does not play. */
  atMs: number | null
  onClose: () => void
  onReported?: () => void
}

/** What is wrong with a video, or with a sentence about it, for whoever runs the studio. */
export default function ReportDialog({ videoId, ratingId, atMs, onClose, onReported }: Props) {
  const form = useId()
  const [reason, setReason] = useState<Reason | null>(null)
  const [text, setText] = useState('')
  const [withMoment, setWithMoment] = useState(true)
  const report = useMutation({
    mutationFn: (chosen: Reason) => {
      if (ratingId)
        return call(
          api.POST('/api/vods/{id}/ratings/{ratingId}/report', {
            params: { path: { id: videoId, ratingId } },
            body: { reason: chosen, text },
          }),
        )
      const moment = atMs !== null && withMoment ? { atMs: Math.round(atMs) } : {}
      return call(
        api.POST('/api/vods/{id}/report', {
          params: { path: { id: videoId } },
          body: { reason: chosen, text, ...moment },
        }),
      )
    },
    onSuccess: () => {
      onReported?.()
      onClose()
      toast(t('Thank you: it was reported'), { tone: 'success', detail: t('Whoever runs this studio looks at it.') })
    },
  })
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (reason && !report.isPending) report.mutate(reason)
  }
  const lacksWords = reason === 'other' && text.trim() === '' ? t('Say what is wrong') : null
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={ratingId ? t('Report this sentence') : t('Report this video')}
      description={t('Whoever runs this studio looks at it. The channel is not told who reported it.')}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={report.isPending}
            unavailable={reason === null ? t('Choose what is wrong') : lacksWords}
          >
            {t('Send report')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {report.error && <Callout tone="danger">{asProblem(report.error).message}</Callout>}
        <fieldset className="min-w-0">
          <legend className="mb-1 text-14 font-medium">{t('What is wrong?')}</legend>
          <div className="grid gap-x-4 sm:grid-cols-2">
            {REASON_IDS.map((id) => (
              <label key={id} className="flex min-h-11 items-center gap-2.5 text-14 sm:min-h-9">
                <input
                  type="radio"
                  name={`${form}-reason`}
                  checked={reason === id}
                  onChange={() => setReason(id)}
                  className="size-4 shrink-0"
                />
                {reasonLabel(id)}
              </label>
            ))}
          </div>
          <p className="mt-1 min-h-5 text-13 text-muted" aria-live="polite">
            {reason ? REASONS[reason].hint() : ''}
          </p>
        </fieldset>
        <Field label={t('What should be known about it')} optional={reason !== 'other'}>
          {(control) => (
            <Textarea
              {...control}
              rows={3}
              maxLength={1000}
              value={text}
              onChange={(event) => setText(event.target.value)}
              dir="auto"
            />
          )}
        </Field>
        {atMs !== null && !ratingId && (
          <label className="flex items-center gap-2.5 text-14">
            <input
              type="checkbox"
              checked={withMoment}
              onChange={(event) => setWithMoment(event.target.checked)}
              className="size-4 shrink-0"
            />
            {t('It is at {time}', { time: clockDuration(atMs) })}
          </label>
        )}
      </form>
    </Dialog>
  )
}
