import { Plus } from 'lucide-react'
import { type ComponentProps, lazy, type ReactElement, Suspense, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button, type ButtonVariant } from '#web/ui/button.tsx'

const loadMenu = () => import('./create-menu.tsx')
const CreateMenu = lazy(loadMenu)

/** The button that makes something; the menu behind it is loaded when somebody goes for it. */
export function CreateAction({ variant }: { variant: ButtonVariant }) {
  return (
    <WithCreateMenu
      button={(more) => (
        <Button variant={variant} icon={<Plus size={16} />} {...more}>
          {t('Create')}
        </Button>
      )}
    />
  )
}

type More = Pick<ComponentProps<'button'>, 'onPointerEnter' | 'onFocus' | 'onClick' | 'aria-haspopup' | 'aria-expanded'>

export function WithCreateMenu({
  button,
  side = 'bottom',
}: {
  button: (more: More) => ReactElement
  side?: 'top' | 'bottom'
}) {
  const [asked, setAsked] = useState(false)
  const prepare = () => void loadMenu().catch(() => {})
  const closed = button({
    'aria-haspopup': 'menu',
    'aria-expanded': false,
    onPointerEnter: prepare,
    onFocus: prepare,
    onClick: () => setAsked(true),
  })
  if (!asked) return closed
  return (
    <Suspense fallback={closed}>
      <CreateMenu trigger={button({})} side={side} defaultOpen />
    </Suspense>
  )
}
