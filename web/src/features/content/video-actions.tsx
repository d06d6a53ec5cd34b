import { Ellipsis } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import type { ActionsProps } from './video-actions-menu.tsx'

const ActionsMenu = lazyPart('menu', () => import('./video-actions-menu.tsx'))

/** Everything that can be done with one video; what is not possible says why. `inGrid`: its keys lead here, Tab does not. */
export function VideoActions({ inGrid, ...part }: ActionsProps & { inGrid?: boolean }) {
  return (
    <LazyPart
      of={ActionsMenu}
      part={part}
      button={(on) => (
        <IconButton
          {...on}
          label={t('More for {title}', { title: part.video.title })}
          silent
          icon={<Ellipsis size={18} />}
          {...(inGrid && { tabIndex: -1, 'data-enter': '' })}
        />
      )}
    />
  )
}
