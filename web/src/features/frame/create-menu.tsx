import { useQuery } from '@tanstack/react-query'
import { FilePen, Upload } from 'lucide-react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { roleInSentence } from '#web/features/accounts/role-words.ts'
import { rolesQuery } from '#web/features/accounts/team-queries.ts'
import { useNewArticle } from '#web/features/content/articles/use-new-article.ts'
import { chooseFiles } from '#web/features/uploads/choose-files.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Menu, MenuItem } from '#web/ui/menu.tsx'

/** What can be made from anywhere. */
export default function CreateMenu({ side }: { side: 'top' | 'bottom' }) {
  const newArticle = useNewArticle()
  const channel = useOwnChannel()
  const { data } = useQuery({ ...rolesQuery, enabled: channel !== null })
  const editors = data?.permissions.find(({ name }) => name === 'videos.edit')?.roles
  // Where the roles are not known the server decides, as it does anyway.
  const locked =
    channel && editors && !editors.includes(channel.role)
      ? t('Not as {role} of {channel}', { role: roleInSentence(channel.role), channel: channel.name })
      : null
  return (
    <Menu side={side} align={side === 'top' ? 'center' : 'end'}>
      <MenuItem
        icon={<Upload size={16} />}
        note={locked ?? t('Video or audio files')}
        disabled={locked !== null}
        onSelect={chooseFiles}
      >
        {t('Upload')}
      </MenuItem>
      <MenuItem
        icon={<FilePen size={16} />}
        note={locked ?? t('Words and pictures')}
        disabled={locked !== null}
        onSelect={newArticle}
      >
        {t('Article')}
      </MenuItem>
    </Menu>
  )
}
