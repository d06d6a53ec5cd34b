import { Clock, Link2, Share2 } from 'lucide-react'
import { useState } from 'react'
import { copyLink } from '#web/features/content/copy-link.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { Button } from '#web/ui/button.tsx'
import { Menu, MenuItem } from '#web/ui/menu.tsx'
import type { ShareProps } from './share-button.tsx'

export default function ShareMenu({ video, positionS }: ShareProps) {
  const [atS, setAtS] = useState(() => Math.floor(positionS()))
  return (
    <Menu
      defaultOpen
      onOpenChange={(open) => open && setAtS(Math.floor(positionS()))}
      trigger={<Button icon={<Share2 size={16} />}>Share</Button>}
    >
      <MenuItem icon={<Link2 size={16} />} onSelect={() => void copyLink(video)}>
        Copy link
      </MenuItem>
      {atS > 0 && (
        <MenuItem icon={<Clock size={16} />} onSelect={() => void copyLink(video, atS)}>
          Copy link at {clockDuration(atS * 1000)}
        </MenuItem>
      )}
    </Menu>
  )
}
