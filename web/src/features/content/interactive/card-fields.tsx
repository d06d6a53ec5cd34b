import { t } from '#web/lib/i18n/t.ts'
import { Field, Input, Select, Textarea } from '#web/ui/field.tsx'
import { TimeField } from '../captions/cue-row.tsx'
import type { CardItem, Item } from './items.ts'
import { PlaylistSelect, VideoSelect } from './video-select.tsx'

type Props = {
  item: CardItem
  channelId: string
  locked: boolean
  onEdit: (part: Partial<Item>, what?: string) => void
}

const POSITIONS: Record<CardItem['position'], () => string> = {
  'top-end': () => t('Top, at the end'),
  'top-start': () => t('Top, at the start'),
  'bottom-end': () => t('Bottom, at the end'),
  'bottom-start': () => t('Bottom, at the start'),
}
type Link = CardItem['link']
const EMPTY: Record<'none' | 'video' | 'playlist' | 'address', Link> = {
  none: null,
  video: { to: 'video', videoId: '' },
  playlist: { to: 'playlist', playlistId: '' },
  address: { to: 'address', url: 'https://' },
}

export function CardFields({ item, channelId, locked, onEdit }: Props) {
  const { link } = item
  return (
    <>
      <Field label={t('Title')} aside={`${item.title.length} / 100`}>
        {(control) => (
          <Input
            {...control}
            data-first
            dir="auto"
            maxLength={100}
            readOnly={locked}
            value={item.title}
            onChange={(event) => onEdit({ title: event.target.value }, 'title')}
          />
        )}
      </Field>
      <Field label={t('Text')} optional>
        {(control) => (
          <Textarea
            {...control}
            rows={2}
            dir="auto"
            maxLength={300}
            readOnly={locked}
            value={item.text}
            onChange={(event) => onEdit({ text: event.target.value }, 'text')}
          />
        )}
      </Field>
      <Field label={t('Leads to')}>
        {(control) => (
          <Select
            {...control}
            disabled={locked}
            value={link?.to ?? 'none'}
            onChange={(event) => onEdit({ link: EMPTY[event.target.value as keyof typeof EMPTY] })} // one of the options below
          >
            <option value="none">{t('Nothing')}</option>
            <option value="video">{t('A video of this channel')}</option>
            <option value="playlist">{t('A playlist of this channel')}</option>
            <option value="address">{t('An address')}</option>
          </Select>
        )}
      </Field>
      {link?.to === 'video' && (
        <VideoSelect
          channelId={channelId}
          label={t('Video it leads to')}
          value={link.videoId}
          locked={locked}
          onChange={(videoId) => onEdit({ link: { to: 'video', videoId } })}
        />
      )}
      {link?.to === 'playlist' && (
        <PlaylistSelect
          channelId={channelId}
          label={t('Playlist it leads to')}
          value={link.playlistId}
          locked={locked}
          onChange={(playlistId) => onEdit({ link: { to: 'playlist', playlistId } })}
        />
      )}
      {link?.to === 'address' && (
        <Input
          aria-label={t('Address it leads to')}
          type="url"
          inputMode="url"
          maxLength={2000}
          readOnly={locked}
          value={link.url}
          onChange={(event) => onEdit({ link: { to: 'address', url: event.target.value } }, 'address')}
        />
      )}
      <div className="flex flex-wrap gap-4">
        <Field label={t('Corner')}>
          {(control) => (
            <Select
              {...control}
              disabled={locked}
              value={item.position}
              onChange={(event) => onEdit({ position: event.target.value as CardItem['position'] })} // one of the options below
            >
              {Object.entries(POSITIONS).map(([value, words]) => (
                <option key={value} value={value}>
                  {words()}
                </option>
              ))}
            </Select>
          )}
        </Field>
        <div className="flex w-28 flex-col gap-1.5 text-13 font-medium">
          <span aria-hidden="true">{t('Stays for')}</span>
          <TimeField
            label={t('Stays for')}
            ms={item.durationMs}
            readOnly={locked}
            onMs={(ms) => onEdit({ durationMs: Math.max(1000, Math.min(600_000, ms)) }, 'stays')}
          />
        </div>
      </div>
    </>
  )
}
