import { useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { AuthPage, textLink } from './auth-page.tsx'
import { authProblemInWords } from './auth-words.ts'

type Props = { onRestore: () => Promise<void>; onBack: () => void }

/** Whoever signs in to an account that was deleted less than 30 days ago is asked. */
export function RestoreAccount({ onRestore, onBack }: Props) {
  usePageTitle(t('Your account was deleted'))
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const restore = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await onRestore()
    } catch (thrown) {
      setProblem(authProblemInWords(thrown))
    } finally {
      setBusy(false)
    }
  }
  return (
    <AuthPage
      title={t('Your account was deleted')}
      lead={t(
        'Less than 30 days ago. You can still have it back as it was, with its channels; API keys have to be made anew.',
      )}
      foot={
        <button type="button" className={textLink} onClick={onBack}>
          {t('Leave it deleted')}
        </button>
      }
    >
      <div className="flex flex-col gap-4">
        {problem && <Callout tone="danger">{problem}</Callout>}
        <Button variant="primary" size="lg" busy={busy} autoFocus onClick={() => void restore()}>
          {t('Restore my account')}
        </Button>
      </div>
    </AuthPage>
  )
}
