import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'

export function PasswordInput(props: ComponentProps<'input'>) {
  const [shown, setShown] = useState(false)
  return (
    <span className="relative block">
      <Input {...props} type={shown ? 'text' : 'password'} className="pe-11" />
      <IconButton
        label={shown ? t('Hide password') : t('Show password')}
        icon={shown ? <EyeOff size={17} /> : <Eye size={17} />}
        size="sm"
        onClick={() => setShown(!shown)}
        className="absolute! top-1/2 end-1 -translate-y-1/2"
      />
    </span>
  )
}
