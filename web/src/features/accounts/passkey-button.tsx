import { KeyRound } from 'lucide-react'
import { useEffect, useEffectEvent, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { Callout } from '#web/ui/callout.tsx'
import { authProblemInWords, isDeleted } from './auth-words.ts'

const load = () => import('./passkeys.ts')

type Props = {
  onSignedIn: () => Promise<void>
  /** The account was deleted: `restore` asks for the passkey again and brings it back. */
  onDeleted: (restore: () => Promise<void>) => void
}

/** Signs in without a password; a passkey is also offered where the browser fills in the e-mail address. */
export function PasskeyButton({ onSignedIn, onDeleted }: Props) {
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const say = async (thrown: unknown) => {
    const { ceremonyInWords, isGivenUp, signInWithPasskey } = await load()
    if (isDeleted(thrown)) return onDeleted(() => signInWithPasskey({ restore: true }))
    if (!isGivenUp(thrown)) setProblem(ceremonyInWords(thrown) ?? authProblemInWords(thrown))
  }
  const signedIn = useEffectEvent(() => void onSignedIn().catch(say))
  const failed = useEffectEvent((thrown: unknown) => void say(thrown))
  useEffect(() => {
    if (!window.PublicKeyCredential) return
    let stop = () => {}
    let gone = false
    void load().then(
      ({ offerPasskeys }) => {
        if (!gone)
          stop = offerPasskeys(
            () => signedIn(),
            (thrown) => failed(thrown),
          )
      },
      () => {},
    )
    return () => {
      gone = true
      stop()
    }
  }, [])
  const ask = async () => {
    setBusy(true)
    setProblem(null)
    try {
      await (await load()).signInWithPasskey()
      await onSignedIn()
    } catch (thrown) {
      await say(thrown)
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="mt-4 flex flex-col gap-4">
      <p className="flex items-center gap-3 text-13 text-faint before:h-px before:flex-1 before:bg-line after:h-px after:flex-1 after:bg-line">
        {t('or')}
      </p>
      {problem && <Callout tone="danger">{problem}</Callout>}
      <Button
        size="lg"
        icon={<KeyRound size={17} />}
        busy={busy}
        unavailable={
          window.PublicKeyCredential ? null : t('This browser has no passkeys, or the address is not secure')
        }
        onClick={() => void ask()}
      >
        {t('Sign in with a passkey')}
      </Button>
    </div>
  )
}
