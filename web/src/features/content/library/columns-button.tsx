import { Columns3 } from 'lucide-react'
import type { ComponentProps } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'

export function ColumnsButton(props: ComponentProps<'button'>) {
  return (
    <Button {...props} aria-haspopup="dialog" icon={<Columns3 size={16} />}>
      {t('Columns')}
    </Button>
  )
}
