import { Link } from '@tanstack/react-router'
import { CalendarClock } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { Menu, MenuItem, MenuRadioGroup, MenuRadioItem, MenuSeparator } from '#web/ui/menu.tsx'
import { explained } from '../article-visibility.ts'
import { useChangeVisibility } from '../changes.ts'
import { type ChosenVisibility, VISIBILITIES, VISIBILITY } from '../visibility.ts'
import type { LibraryVideo } from './library-video.ts'

export default function VisibilityMenu({ video }: { video: LibraryVideo }) {
  const changeVisibility = useChangeVisibility()
  return (
    <Menu align="start" className="w-72">
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
              note={<span className="whitespace-normal">{explained(visibility, video)}</span>}
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
