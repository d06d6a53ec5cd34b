import { FilePen, Upload } from 'lucide-react'
import type { ReactElement } from 'react'
import { useNewArticle } from '#web/features/content/articles/use-new-article.ts'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { Menu, MenuItem } from '#web/ui/menu.tsx'

type Props = { trigger: ReactElement; side?: 'top' | 'bottom'; defaultOpen?: boolean }

/** What can be made from anywhere. */
export default function CreateMenu({ trigger, side = 'bottom', defaultOpen = false }: Props) {
  const newArticle = useNewArticle()
  return (
    <Menu trigger={trigger} side={side} align={side === 'top' ? 'center' : 'end'} defaultOpen={defaultOpen}>
      <MenuItem icon={<Upload size={16} />} note="Video or audio files" onSelect={chooseFiles}>
        Upload
      </MenuItem>
      <MenuItem icon={<FilePen size={16} />} note="Words and pictures" onSelect={newArticle}>
        Article
      </MenuItem>
    </Menu>
  )
}
