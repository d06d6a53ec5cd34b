import { Copy, Download } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { toast } from '#web/ui/toast.ts'

/** Shown this once: to be copied, kept as a file or written down. */
export function RecoveryCodes({ codes }: { codes: string[] }) {
  const head = t('Recovery codes for {host}', { host: location.host })
  const text = `${head}\n${t('Each works once.')}\n\n${codes.join('\n')}\n`
  const copy = async () => {
    await navigator.clipboard.writeText(text).then(
      () => toast(t('Codes copied'), { tone: 'success' }),
      // Browsers give the clipboard to secure addresses only.
      () =>
        toast(t('The browser does not let us copy'), { detail: t('Write the codes down, or keep them as a file.') }),
    )
  }
  return (
    <>
      <p className="text-14 text-pretty text-muted">
        {t(
          'When you do not have your phone, one of these stands for the code. Each works once, and they are shown only now.',
        )}
      </p>
      <ul
        dir="ltr"
        className="grid grid-cols-2 gap-x-6 gap-y-1.5 rounded-control border border-line-strong bg-sunken px-4 py-3 font-mono text-14 select-all"
      >
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-2">
        <Button size="sm" icon={<Copy size={14} />} onClick={() => void copy()}>
          {t('Copy')}
        </Button>
        <Button
          size="sm"
          icon={<Download size={14} />}
          onClick={() => {
            const link = document.createElement('a')
            link.href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }))
            link.download = 'recovery-codes.txt'
            link.click()
            URL.revokeObjectURL(link.href)
          }}
        >
          {t('Keep as a file')}
        </Button>
      </div>
    </>
  )
}
