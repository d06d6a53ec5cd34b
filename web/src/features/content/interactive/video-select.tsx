import { useQuery } from '@tanstack/react-query'
import { t } from '#web/lib/i18n/t.ts'
import { Select } from '#web/ui/field.tsx'
import { choosePlaylistsQuery } from '../playlists/queries.ts'
import { libraryToChooseQuery } from './choose-query.ts'

type Props = { channelId: string; label: string; value: string; locked: boolean; onChange: (id: string) => void }

/** One of the channel's own videos, the newest first. */
export function VideoSelect({ channelId, ...rest }: Props) {
  const { data } = useQuery(libraryToChooseQuery(channelId))
  return <Titles {...rest} choose={t('Choose a video…')} older={t('An older video')} items={data?.items} />
}

export function PlaylistSelect({ channelId, ...rest }: Props) {
  const { data } = useQuery(choosePlaylistsQuery(channelId, {}))
  return <Titles {...rest} choose={t('Choose a playlist…')} older={t('An older playlist')} items={data?.items} />
}

type TitlesProps = Omit<Props, 'channelId'> & {
  choose: string
  older: string
  items: readonly { id: string; title: string; visibility: string }[] | undefined
}

function Titles({ label, value, locked, onChange, choose, older, items }: TitlesProps) {
  const known = items?.some(({ id }) => id === value)
  return (
    <Select
      aria-label={label}
      className="w-full min-w-0 [&>select]:truncate"
      disabled={locked}
      value={value}
      onChange={(event) => onChange(event.target.value)}
    >
      {!value && <option value="">{choose}</option>}
      {value && !known && <option value={value}>{items ? older : '…'}</option>}
      {items?.map(({ id, title, visibility }) => (
        <option key={id} value={id}>
          {visibility === 'private' ? t('{title} (private: viewers do not see it)', { title }) : title}
        </option>
      ))}
    </Select>
  )
}
