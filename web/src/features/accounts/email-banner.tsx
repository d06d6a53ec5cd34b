import { useMutation, useQuery } from '@tanstack/react-query'
import { MailWarning, X } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { stored } from '#web/lib/stored.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { toast } from '#web/ui/toast.ts'
import { sendVerification } from './auth.ts'
import { authProblemInWords } from './auth-words.ts'
import { meQuery } from './queries.ts'

const hidden = stored('studio.email-banner')

/** Nobody is kept from anything; a forgotten password could not be replaced, which is worth a line. */
export function EmailBanner() {
  const { data: me } = useQuery(meQuery)
  const dismissed = hidden.use()
  const send = useMutation({
    mutationFn: (email: string) => sendVerification(email),
    onSuccess: () => toast(t('The letter is on its way'), { tone: 'success', detail: me?.user?.email ?? '' }),
    onError: (thrown) => toast(t('The letter was not sent'), { tone: 'danger', detail: authProblemInWords(thrown) }),
  })
  const user = me?.user
  if (!user || user.emailVerified || !me.sendsMail || dismissed === user.email) return null
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b bg-warning-soft px-gutter py-2 text-13">
      <MailWarning size={16} aria-hidden="true" className="shrink-0 text-warning" />
      <p className="min-w-0 flex-1 basis-60 text-pretty">
        {tx('Confirm {address}: a letter went there. Without it a forgotten password may be lost for good.', {
          address: <bdi className="font-medium wrap-anywhere">{user.email}</bdi>,
        })}
      </p>
      <Button size="sm" busy={send.isPending} onClick={() => send.mutate(user.email)}>
        {t('Send it again')}
      </Button>
      <IconButton label={t('Hide this')} size="sm" icon={<X size={16} />} onClick={() => hidden.set(user.email)} />
    </div>
  )
}
