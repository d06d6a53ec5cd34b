import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { type Import, retryImport } from './queries.ts'
import { KeyFields } from './source-fields.tsx'

const NO_KEYS = { accessKeyId: '', secretAccessKey: '' }

/** A bucket's keys are not kept: to go on with what failed they are asked for. */
export function KeysDialog({ one, onClose }: { one: Import; onClose: () => void }) {
  const form = useId()
  const queryClient = useQueryClient()
  const [keys, setKeys] = useState(NO_KEYS)
  const retry = useMutation({
    mutationFn: () => retryImport(one.id, keys),
    onSuccess: () => {
      onClose()
      return queryClient.invalidateQueries({ queryKey: ['content'] })
    },
  })
  const missing = keys.accessKeyId && keys.secretAccessKey ? null : t('Give the keys of the bucket')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (!missing && !retry.isPending) retry.mutate()
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t('Give the keys again')}
      description={t(
        'They were forgotten when the import ended. It goes on where it stopped: what has come is not asked for again.',
      )}
      footer={
        <>
          <Button onClick={onClose}>{t('Cancel')}</Button>
          <Button variant="primary" type="submit" form={form} busy={retry.isPending} unavailable={missing}>
            {t('Go on')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {retry.error && (
          <Callout tone="danger" title={t('It does not go on')}>
            {asProblem(retry.error).message}
          </Callout>
        )}
        {one.source.kind === 's3' && (
          <p className="text-14 text-muted">
            {one.source.endpoint
              ? tx('Bucket <name>{bucket}</name> at <name>{endpoint}</name>', {
                  name,
                  bucket: `${one.source.bucket}/${one.source.prefix}`,
                  endpoint: one.source.endpoint,
                })
              : tx('Bucket <name>{bucket}</name>', { name, bucket: `${one.source.bucket}/${one.source.prefix}` })}
          </p>
        )}
        <KeyFields keys={keys} onChange={setKeys} />
      </form>
    </Dialog>
  )
}

const name = (text: ReactNode) => (
  <span className="break-all text-ink" dir="ltr">
    {text}
  </span>
)
