import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { Field, Input } from './field.tsx'

type Props = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description: ReactNode
  /** A verb with its object: "Delete video". */
  action: string
  /** What has to be typed first; for things that cannot be taken back. */
  typeToConfirm?: string
  /** Default danger; primary for what does no harm but much. */
  variant?: 'danger' | 'primary'
  busy?: boolean
  onConfirm: () => void
}

/** Asks once before something that cannot be undone. */
export function ConfirmDialog(props: Props) {
  const { open, onOpenChange, title, description, action, typeToConfirm, variant = 'danger', busy, onConfirm } = props
  const form = useId()
  const [typed, setTyped] = useState('')
  const matches = !typeToConfirm || typed.trim() === typeToConfirm.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (matches && !busy) onConfirm()
  }
  const change = (next: boolean) => {
    setTyped('')
    onOpenChange(next)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={change}
      title={title}
      description={description}
      footer={
        <>
          <Button onClick={() => change(false)}>{t('Cancel')}</Button>
          <Button
            variant={variant}
            type="submit"
            form={form}
            busy={busy}
            unavailable={matches ? null : t('Type the name above first')}
          >
            {action}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit}>
        {typeToConfirm && (
          <Field
            label={tx('Type {name} to confirm', {
              name: <bdi className="font-semibold select-all">{typeToConfirm}</bdi>,
            })}
          >
            {(control) => (
              <Input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} autoComplete="off" />
            )}
          </Field>
        )}
      </form>
    </Dialog>
  )
}
