import { Link } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Menu, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '#web/ui/menu.tsx'
import { useChangeVisibility } from '../changes.ts'
import { type ChosenVisibility, VISIBILITIES, VISIBILITY } from '../visibility.ts'
import type { LibraryVideo } from './library-video.ts'
import { Shown, visibilityButton } from './visibility-cell.tsx'

export default function VisibilityMenu({ video, defaultOpen = false }: { video: LibraryVideo; defaultOpen?: boolean }) {
  const changeVisibility = useChangeVisibility()
  return (
    <Menu
      align="start"
      className="w-72"
      defaultOpen={defaultOpen}
      trigger={
        <button type="button" {...visibilityButton(video)}>
          <Shown video={video} />
        </button>
      }
    >
      <MenuRadioGroup
        value={video.visibility}
        onValueChange={(value) => void changeVisibility(video, value as ChosenVisibility)} // the values are our own
      >
        {VISIBILITIES.map((visibility) => {
          const choice = VISIBILITY[visibility]
          return (
            <MenuRadioItem
              key={visibility}
              value={visibility}
              icon={<choice.icon size={16} />}
              note={<span className="whitespace-normal">{choice.explanation}</span>}
            >
              {choice.label}
            </MenuRadioItem>
          )
        })}
      </MenuRadioGroup>
      <MenuSeparator />
      <MenuItem
        icon={<CalendarClock size={16} />}
        note={t('Set a time on the video’s own page')}
        as={<Link to="/studio/content/$videoId" params={{ videoId: video.id }} />}
      >
        {t('Schedule…')}
      </MenuItem>
    </Menu>
  )
}
