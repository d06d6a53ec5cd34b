import { useQueryClient } from '@tanstack/react-query'
import { CalendarClock, ChevronDown, Copy, Download, FolderOpen, ListPlus, Tags, Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Button } from '#web/ui/button.tsx'
import { ConfirmDialog } from '#web/ui/confirm-dialog.tsx'
import { Menu, MenuItem, MenuSeparator } from '#web/ui/menu.tsx'
import { BulkPlaylistDialog } from '../playlists/bulk-playlist-dialog.tsx'
import { VISIBILITIES, VISIBILITY } from '../visibility.ts'
import { openBulkDialog, useBulkDialog } from './bulk-dialog-state.ts'
import { CategoryDialog, CopyDialog, ScheduleDialog, TagsDialog } from './bulk-dialogs.tsx'
import { type BulkAction, type BulkSelect, startBulk } from './bulk-jobs.ts'
import { downloadOriginals } from './download-originals.ts'
import { asked } from './list-queries.ts'
import { countOf } from './selection.ts'
import type { SelectionProps } from './selection-bar.tsx'

/** From here on a click alone does not move them to the trash. */
const MANY = 50

/** What can be done with all that are chosen. */
export default function BulkActions({ onDone, ...props }: SelectionProps & { onDone: () => void }) {
  const { channelId, search, selection, total, videos } = props
  const queryClient = useQueryClient()
  const dialog = useBulkDialog()
  useEffect(() => () => openBulkDialog(null), [])
  const count = countOf(selection, total)
  const select: BulkSelect =
    selection.mode === 'some'
      ? { ids: [...selection.ids] }
      : { filter: asked(search), ...(selection.except.size > 0 && { except: [...selection.except] }) }
  const start = (action: BulkAction) => {
    openBulkDialog(null)
    onDone()
    void startBulk(queryClient, { channelId, select, action, count })
  }
  // The same role for all of a channel: any of them tells.
  const locked = videos.find(({ can }) => !can.edit)?.why.edit ?? null
  const ask = dialog === 'delete' && count > MANY
  useEffect(() => {
    if (dialog === 'delete' && !ask) start({ kind: 'delete' })
  })
  const shut = { onClose: () => openBulkDialog(null), count, start }
  return (
    <>
      <Menu
        align="start"
        className="w-64"
        trigger={
          <Button unavailable={locked}>
            {t('Visibility')}
            <ChevronDown size={15} aria-hidden="true" className="-me-1 text-faint" />
          </Button>
        }
      >
        {VISIBILITIES.map((visibility) => {
          const { icon: Icon, label } = VISIBILITY[visibility]
          return (
            <MenuItem
              key={visibility}
              icon={<Icon size={16} />}
              onSelect={() => start({ kind: 'visibility', visibility })}
            >
              {label}
            </MenuItem>
          )
        })}
        <MenuSeparator />
        <MenuItem icon={<CalendarClock size={16} />} onSelect={() => openBulkDialog('visibility')}>
          {t('Schedule…')}
        </MenuItem>
      </Menu>
      <Button icon={<FolderOpen size={16} />} unavailable={locked} onClick={() => openBulkDialog('category')}>
        {t('Category')}
      </Button>
      <Button icon={<Tags size={16} />} unavailable={locked} onClick={() => openBulkDialog('tags')}>
        {t('Tags')}
      </Button>
      <Button icon={<ListPlus size={16} />} unavailable={locked} onClick={() => openBulkDialog('playlist')}>
        {t('Playlist')}
      </Button>
      <Button icon={<Copy size={16} />} unavailable={locked} onClick={() => openBulkDialog('metadata')}>
        {t('Copy details from…')}
      </Button>
      <Button icon={<Download size={16} />} onClick={() => void downloadOriginals(channelId, select)}>
        {t('Originals')}
      </Button>
      <Button
        variant="danger-quiet"
        icon={<Trash2 size={16} />}
        unavailable={locked}
        onClick={() => openBulkDialog('delete')}
      >
        {t('Delete')}
      </Button>
      {dialog === 'visibility' && <ScheduleDialog {...shut} />}
      {dialog === 'category' && <CategoryDialog {...shut} channelId={channelId} />}
      {dialog === 'tags' && <TagsDialog {...shut} channelId={channelId} />}
      {dialog === 'playlist' && <BulkPlaylistDialog {...shut} channelId={channelId} />}
      {dialog === 'metadata' && <CopyDialog {...shut} channelId={channelId} />}
      <ConfirmDialog
        open={ask}
        onOpenChange={(open) => openBulkDialog(open ? 'delete' : null)}
        title={t('Move {count, plural, one {# video} other {# videos}} into the trash?', { count: exact(count) })}
        description={t('Nobody can watch them there. They can be restored, one by one or all of them.')}
        action={t('Delete {count, plural, one {# video} other {# videos}}', { count: exact(count) })}
        onConfirm={() => start({ kind: 'delete' })}
      />
    </>
  )
}
