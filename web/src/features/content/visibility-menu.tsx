import { ChevronDown } from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { Menu, MenuRadioGroup, MenuRadioItem } from '#web/ui/menu.tsx'
import { useChangeVisibility } from './changes.ts'
import type { Video } from './queries.ts'
import { type ChosenVisibility, VISIBILITIES, VISIBILITY } from './visibility.ts'

/** Who may watch a video, changed in place. */
export function VisibilityMenu({ video }: { video: Video }) {
  const changeVisibility = useChangeVisibility()
  const { icon: Icon, label } = VISIBILITY[video.visibility]
  const shown = (
    <>
      <Icon size={15} className="shrink-0 text-muted" aria-hidden="true" />
      {label}
    </>
  )
  if (!video.can.edit) return <span className="inline-flex items-center gap-2">{shown}</span>
  return (
    <Menu
      align="start"
      className="w-72"
      trigger={
        <button
          type="button"
          aria-label={`Visibility: ${label}. Change it`}
          className={cx(
            'touch-target group/trigger -ms-2 inline-flex h-8 items-center gap-2 rounded-control px-2 transition-colors',
            'hover:bg-hover data-[state=open]:bg-pressed',
          )}
        >
          {shown}
          <ChevronDown
            size={14}
            aria-hidden="true"
            className="text-faint opacity-0 transition-opacity group-hover/row:opacity-100 group-focus-visible/trigger:opacity-100 group-data-[state=open]/trigger:opacity-100"
          />
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
    </Menu>
  )
}
