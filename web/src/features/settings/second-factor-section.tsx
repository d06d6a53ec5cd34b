import { useMutation, useQueryClient } from '@tanstack/react-query'
import { CircleCheck } from 'lucide-react'
import { useState } from 'react'
import { type Security, securityQuery } from '#web/features/accounts/security-queries.ts'
import { api, call } from '#web/lib/api.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { toast } from '#web/ui/toast.ts'
import { RecoveryCodes } from './recovery-codes.tsx'
import { SecondFactorDialog } from './second-factor-dialog.tsx'
import { SettingsSection } from './settings-section.tsx'

/** The code that a sign-in by password asks for: on, off, new recovery codes. */
export function SecondFactorSection({ factor }: { factor: Security['secondFactor'] }) {
  const queryClient = useQueryClient()
  const [open, setOpen] = useState<'on' | 'off' | 'renew' | null>(null)
  const close = (next: boolean) => !next && setOpen(null)
  const failed = (thrown: unknown) => toast(t('Nothing changed'), { tone: 'danger', detail: asProblem(thrown).message })
  const off = useMutation({
    mutationFn: () => call(api.DELETE('/api/me/second-factor')),
    onSuccess: async () => {
      setOpen(null)
      await queryClient.invalidateQueries(securityQuery)
      toast(t('Two-step sign-in is off'), { tone: 'success' })
    },
    onError: failed,
  })
  const renew = useMutation({
    mutationFn: () => call(api.POST('/api/me/second-factor/recovery-codes')),
    onSuccess: async () => {
      setOpen(null)
      await queryClient.invalidateQueries(securityQuery)
    },
    onError: failed,
  })
  return (
    <SettingsSection
      id="two-step"
      title={t('Two-step sign-in')}
      description={t(
        'After your password, a code of an app on your phone: a stolen password alone opens nothing. Passkeys need no code.',
      )}
      foot={
        factor ? (
          <>
            <Button variant="quiet" onClick={() => setOpen('off')}>
              {t('Turn off')}
            </Button>
            <Button onClick={() => setOpen('renew')}>{t('New recovery codes')}</Button>
          </>
        ) : (
          <Button variant="primary" onClick={() => setOpen('on')}>
            {t('Set up')}
          </Button>
        )
      }
    >
      {factor ? (
        <>
          <p className="flex flex-wrap items-center gap-x-2 text-14">
            <CircleCheck size={17} aria-hidden="true" className="text-success" />
            <span className="font-medium">{t('On')}</span>
            <span className="text-13 text-faint">
              {tx('since {when}', { when: <RelativeTime time={factor.enabledAt} /> })}
            </span>
          </p>
          {factor.recoveryCodesLeft <= 3 ? (
            <Callout
              tone="warning"
              title={factor.recoveryCodesLeft === 0 ? t('No recovery code left') : t('Few recovery codes left')}
            >
              {t('Without your phone they are the only way in. Make new ones and keep them somewhere safe.')}
            </Callout>
          ) : (
            <p className="text-13 text-muted">
              {t('{count} of 10 recovery codes left.', { count: factor.recoveryCodesLeft })}
            </p>
          )}
        </>
      ) : (
        <p className="text-14 text-muted">{t('Off: whoever has your password is in.')}</p>
      )}
      <SecondFactorDialog open={open === 'on'} onOpenChange={close} />
      <ConfirmDialog
        open={open === 'off'}
        onOpenChange={close}
        title={t('Turn two-step sign-in off?')}
        description={t(
          'Your password alone opens the account again. The entry in your app and the recovery codes stop working.',
        )}
        action={t('Turn off')}
        busy={off.isPending}
        onConfirm={() => off.mutate()}
      />
      <ConfirmDialog
        open={open === 'renew'}
        onOpenChange={close}
        title={t('Make new recovery codes?')}
        description={t('The ones you have stop working at once.')}
        action={t('Make new codes')}
        variant="primary"
        busy={renew.isPending}
        onConfirm={() => renew.mutate()}
      />
      <Dialog
        open={renew.data !== undefined}
        onOpenChange={() => renew.reset()}
        title={t('Keep your recovery codes')}
        footer={
          <Button variant="primary" onClick={() => renew.reset()}>
            {t('I have them')}
          </Button>
        }
      >
        {renew.data && <RecoveryCodes codes={renew.data.recoveryCodes} />}
      </Dialog>
    </SettingsSection>
  )
}
