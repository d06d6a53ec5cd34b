import { ChevronDown } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { LazyPart, lazyPart } from '#web/ui/lazy-part.tsx'
import { VISIBILITY } from '../visibility.ts'
import type { LibraryVideo } from './library-video.ts'

const VisibilityMenu = lazyPart('menu', () => import('./visibility-menu.tsx'))

/** Who may watch a video, changed in place. */
export function VisibilityCell({ video }: { video: LibraryVideo }) {
  if (!video.can.edit)
    return (
      <span className="inline-flex min-w-0 items-center gap-2" title={video.why.edit}>
        <Shown video={video} />
      </span>
    )
  return (
    <LazyPart
      of={VisibilityMenu}
      part={{ video }}
      button={(on) => (
        <button
          {...on}
          type="button"
          tabIndex={-1}
          data-enter=""
          aria-label={t('Visibility: {visibility}. Change it', { visibility: VISIBILITY[video.visibility].label })}
          className="touch-target group/trigger -ms-2 inline-flex h-8 min-w-0 items-center gap-2 rounded-control ps-2 pe-5 transition-colors hover:bg-hover data-[state=open]:bg-pressed"
        >
          <Shown video={video} />
        </button>
      )}
    />
  )
}

function Shown({ video }: { video: LibraryVideo }) {
  const { icon: Icon, label } = VISIBILITY[video.visibility]
  return (
    <>
      <Icon size={15} className="shrink-0 text-muted" aria-hidden="true" />
      <span className="truncate">{label}</span>
      {video.can.edit && (
        <ChevronDown
          size={14}
          aria-hidden="true"
          className="absolute end-1 shrink-0 text-faint opacity-0 transition-opacity group-hover/row:opacity-100 group-focus-visible/trigger:opacity-100 group-data-[state=open]/trigger:opacity-100"
        />
      )}
    </>
  )
}
