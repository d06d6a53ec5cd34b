import { Search } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Keys } from './keys.tsx'
import { showOverlay } from './overlay-state.ts'
import { preparePalette } from './studio-overlays.tsx'

/** Looks like a field and opens the palette, which is one. */
export function SearchField() {
  const open = () => showOverlay('palette')
  return (
    <>
      <button
        type="button"
        aria-keyshortcuts="Control+K Meta+K"
        onClick={open}
        onPointerEnter={preparePalette}
        onFocus={preparePalette}
        className="hidden h-8 w-[clamp(160px,22vw,280px)] items-center gap-2 rounded-control border border-line-strong bg-surface ps-2.5 pe-1.5 text-13 text-faint transition-colors hover:border-line-control hover:text-muted md:flex"
      >
        <Search size={15} aria-hidden="true" className="shrink-0" />
        <span className="flex-1 truncate text-start">{t('Search')}</span>
        <Keys keys="mod+k" />
      </button>
      <span className="flex md:hidden">
        <IconButton label={t('Search')} icon={<Search size={18} />} onClick={open} />
      </span>
    </>
  )
}
