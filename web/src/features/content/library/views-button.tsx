import { Bookmark } from 'lucide-react'
import type { ComponentProps } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'

export function ViewsButton(props: ComponentProps<'button'>) {
  return (
    <Button {...props} aria-haspopup="dialog" icon={<Bookmark size={16} />}>
      {t('Saved views')}
    </Button>
  )
}
