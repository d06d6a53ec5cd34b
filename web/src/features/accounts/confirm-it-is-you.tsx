import { useMutation, useQuery } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import { type FormEvent, useEffect, useId, useState } from 'react'
import { api, call } from '#web/lib/api.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { Field } from '#web/ui/field.tsx'
import { useAskedAgain } from './asked-again.ts'
import { textLink } from './auth-page.tsx'
import { authProblemInWords } from './auth-words.ts'
import { CodeField } from './code-input.tsx'
import { PasswordInput } from './password-input.tsx'
import { securityQuery } from './security-queries.ts'
import { field } from './use-auth-form.ts'

const load = () => import('./passkeys.ts')

/** Asks whoever sits there to show that it is them, for what an open browser alone must not be enough for. */
export default function ConfirmItIsYou() {
  const asked = useAskedAgain()
  const form = useId()
  const { data: security } = useQuery({ ...securityQuery, enabled: asked !== null })
  const [byCode, setByCode] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const close = (confirmed: boolean) => {
    setProblem(null)
    asked?.settle(confirmed)
  }
  const confirm = useMutation({
    mutationFn: (body: { password: string } | { code: string }) => call(api.POST('/api/me/confirm', { body })),
    onMutate: () => setProblem(null),
    onSuccess: () => close(true),
    onError: (thrown) => setProblem(authProblemInWords(thrown)),
  })
  const byPasskey = useMutation({
    mutationFn: async () => (await load()).confirmWithPasskey(),
    onMutate: () => setProblem(null),
    onSuccess: () => close(true),
    onError: async (thrown) => {
      const { ceremonyInWords, isGivenUp } = await load()
      if (!isGivenUp(thrown)) setProblem(ceremonyInWords(thrown) ?? authProblemInWords(thrown))
    },
  })
  // A dialog below this one takes the focus back once, before it learns that it is no longer the topmost.
  useEffect(() => {
    if (!asked) return
    const later = requestAnimationFrame(() => document.getElementById(form)?.querySelector('input')?.focus())
    return () => cancelAnimationFrame(later)
  }, [asked, form])
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation() // of a form over a form: the one below must not be sent too
    if (confirm.isPending) return
    const data = new FormData(event.currentTarget)
    confirm.mutate(byCode ? { code: field(data, 'code') } : { password: field(data, 'password') })
  }
  return (
    <Dialog
      open={asked !== null}
      onOpenChange={(open) => !open && close(false)}
      title={t('Confirm that it is you')}
      description={t(
        'You signed in a while ago. What you are about to do asks for it once more; then it goes on by itself.',
      )}
      footer={
        <>
          <Button onClick={() => close(false)}>{t('Cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={confirm.isPending}>
            {t('Go on')}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        {byCode ? (
          <CodeField />
        ) : (
          <Field label={t('Password')}>
            {(control) => (
              <PasswordInput {...control} name="password" autoComplete="current-password" required autoFocus />
            )}
          </Field>
        )}
        <div className="flex flex-wrap items-center gap-x-4 gap-y-2 text-13">
          {security?.passkeys.length !== 0 && security && (
            <Button
              size="sm"
              icon={<KeyRound size={15} />}
              busy={byPasskey.isPending}
              onClick={() => byPasskey.mutate()}
            >
              {t('Use a passkey')}
            </Button>
          )}
          {security?.secondFactor && (
            <button type="button" className={textLink} onClick={() => setByCode(!byCode)}>
              {byCode ? t('Use the password') : t('Use a code of the app')}
            </button>
          )}
        </div>
      </form>
    </Dialog>
  )
}
