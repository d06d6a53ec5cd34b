import { Ellipsis } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { LazyPart, lazyPart } from '#web/lib/lazy-part.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import type { LibraryVideo } from './library-video.ts'

const ActionsMenu = lazyPart(() => import('./row-actions-menu.tsx'))

/** Everything else that can be done with one video. `inOrder`: Tab stops here, where no grid leads to it. */
export function RowActions({ video, inOrder = false }: { video: LibraryVideo; inOrder?: boolean }) {
  return (
    <LazyPart
      of={ActionsMenu}
      part={{ video, inOrder }}
      button={(on) => (
        <IconButton
          label={t('More for {title}', { title: video.title })}
          silent
          tabIndex={inOrder ? 0 : -1}
          aria-haspopup="menu"
          data-enter=""
          icon={<Ellipsis size={18} />}
          {...on}
        />
      )}
    />
  )
}
