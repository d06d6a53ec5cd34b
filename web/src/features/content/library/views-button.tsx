import { Bookmark } from 'lucide-react'
import type { ComponentProps } from 'react'
import { Button } from '#web/ui/button.tsx'

export function ViewsButton(props: ComponentProps<'button'>) {
  return (
    <Button {...props} aria-haspopup="dialog" icon={<Bookmark size={16} />}>
      Views
    </Button>
  )
}
