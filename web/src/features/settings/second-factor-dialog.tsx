import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId } from 'react'
import { authProblemInWords } from '#web/features/accounts/auth-words.ts'
import { securityQuery } from '#web/features/accounts/security-queries.ts'
import { field } from '#web/features/accounts/use-auth-form.ts'
import { api, call } from '#web/lib/api.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field, Input } from '#web/ui/field.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { RecoveryCodes } from './recovery-codes.tsx'

type Props = { open: boolean; onOpenChange: (open: boolean) => void }

/** A secret into an app, a code of it back, then the recovery codes. */
export function SecondFactorDialog({ open, onOpenChange }: Props) {
  const form = useId()
  const queryClient = useQueryClient()
  const setup = useQuery({
    queryKey: ['accounts', 'second-factor-setup'],
    queryFn: async () => {
      const made = await call(api.POST('/api/me/second-factor/setup'))
      const { default: qr } = await import('qrcode')
      // Of modules and a frame, made here from an address of ours: no words of people are in it.
      return { ...made, picture: await qr.toString(made.url, { type: 'svg', margin: 2, errorCorrectionLevel: 'M' }) }
    },
    enabled: open,
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchOnWindowFocus: false, // the person comes back from their app: the secret stays
    refetchOnReconnect: false,
  })
  const enable = useMutation({
    mutationFn: (code: string) => call(api.POST('/api/me/second-factor', { body: { code } })),
  })
  const close = () => {
    onOpenChange(false)
    if (enable.data) void queryClient.invalidateQueries(securityQuery)
    enable.reset()
  }
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (!enable.isPending) enable.mutate(field(new FormData(event.currentTarget), 'code'))
  }
  const thrown = enable.error ?? setup.error
  if (enable.data)
    return (
      <Dialog
        open={open}
        onOpenChange={close}
        title={t('Two-step sign-in is on')}
        footer={
          <Button variant="primary" onClick={close}>
            {t('I have them')}
          </Button>
        }
      >
        <RecoveryCodes codes={enable.data.recoveryCodes} />
      </Dialog>
    )
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={t('Set up two-step sign-in')}
      description={t('Scan this with an authenticator app, then type the six digits that it shows.')}
      footer={
        <>
          <Button onClick={close}>{t('Cancel')}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            busy={enable.isPending}
            unavailable={setup.data ? null : t('The code to scan is not there yet')}
          >
            {t('Turn on')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {thrown && <Callout tone="danger">{authProblemInWords(thrown)}</Callout>}
        {setup.data ? (
          <>
            <img
              alt={t('QR code for an authenticator app; the same as the text below')}
              src={`data:image/svg+xml;utf8,${encodeURIComponent(setup.data.picture)}`}
              className="mx-auto size-48 rounded-control border bg-white"
            />
            <details className="text-13">
              <summary className="cursor-pointer text-muted">{t('Cannot scan it? Type this instead')}</summary>
              <div className="mt-2">
                <CopyLine what={t('Key')} value={setup.data.secret.replace(/(.{4})(?=.)/g, '$1 ')} />
              </div>
            </details>
          </>
        ) : (
          !setup.error && <Skeleton className="mx-auto size-48" />
        )}
        <Field label={t('Code of the app')}>
          {(control) => (
            <Input
              {...control}
              name="code"
              required
              inputMode="numeric"
              autoComplete="one-time-code"
              maxLength={7}
              dir="ltr"
              className="figures tracking-[0.15em]"
            />
          )}
        </Field>
      </form>
    </Dialog>
  )
}
