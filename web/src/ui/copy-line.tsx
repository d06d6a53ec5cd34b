import { Copy } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from './button.tsx'
import { IconButton } from './icon-button.tsx'
import { toast } from './toast.ts'

type Props = { what: string; value: string; onCopied?: (() => void) | undefined }

const copy = ({ what, value, onCopied }: Props) =>
  navigator.clipboard.writeText(value).then(
    () => {
      onCopied?.()
      toast(t('{what} copied', { what }), { tone: 'success' })
    },
    // Browsers give the clipboard to secure addresses only.
    () => toast(t('The browser does not let us copy'), { detail: t('Select the text and copy it by hand.') }),
  )

/** Beside a value for which there is no room to be read whole. */
export function CopyButton(props: Props) {
  return <IconButton label={t('Copy')} size="sm" icon={<Copy size={14} />} onClick={() => void copy(props)} />
}

/** A secret or an address to take along: readable, selectable, copied with one click. `what` is its name. */
export function CopyLine({ what, value, onCopied }: Props) {
  return (
    <div className="flex items-center gap-2 rounded-control border border-line-strong bg-sunken py-1.5 pe-1.5 ps-3">
      <code dir="ltr" className="min-w-0 flex-1 font-mono text-13 break-all select-all">
        {value}
      </code>
      <Button size="sm" icon={<Copy size={14} />} onClick={() => void copy({ what, value, onCopied })}>
        {t('Copy')}
      </Button>
    </div>
  )
}
