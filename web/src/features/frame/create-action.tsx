import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Button, type ButtonVariant } from '#web/ui/button.tsx'
import { LazyPart, lazyPart, type Opens } from '#web/ui/lazy-part.tsx'

const CreateMenu = lazyPart('menu', () => import('./create-menu.tsx'))

/** The button that makes something. */
export function CreateAction({ variant }: { variant: ButtonVariant }) {
  return (
    <WithCreateMenu
      button={(on) => (
        <Button variant={variant} icon={<Plus size={16} />} {...on}>
          {t('Create')}
        </Button>
      )}
    />
  )
}

type Props = { button: (on: Opens) => ReactNode; side?: 'top' | 'bottom' }

export function WithCreateMenu({ button, side = 'bottom' }: Props) {
  return <LazyPart of={CreateMenu} part={{ side }} button={button} />
}
