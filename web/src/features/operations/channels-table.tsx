import { Pencil } from 'lucide-react'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Badge } from '#web/ui/badge.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Table, Td, Th, Tr } from '#web/ui/table.tsx'
import type { ChannelInUse } from './queries.ts'

export const minutesInWords = (minutes: number) => t('{count} min', { count: minutes })

type Props = { channels: readonly ChannelInUse[]; onEdit: (channel: ChannelInUse) => void }

/** What each holds of what it may. */
export function ChannelsTable({ channels, onEdit }: Props) {
  return (
    <Table label={t('Channels')}>
      <thead>
        <tr>
          <Th>{t('Channel')}</Th>
          <Th className="hidden lg:table-cell">{t('Owner')}</Th>
          <Th>{t('Storage')}</Th>
          <Th className="hidden sm:table-cell">{t('Length')}</Th>
          <Th className="w-12">
            <span className="sr-only">{t('Actions')}</span>
          </Th>
        </tr>
      </thead>
      <tbody>
        {channels.map((channel) => (
          <Tr key={channel.id}>
            <Td className="w-2/5 max-w-0 min-w-32">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="max-w-full truncate font-medium" dir="auto">
                  {channel.name}
                </span>
                {channel.deletedAt && <Badge tone="warning">{t('Deleted')}</Badge>}
              </p>
              <p className="truncate text-13 text-muted">
                <span dir="ltr">@{channel.handle}</span> ·{' '}
                {t('{count, plural, one {# video} other {# videos}}', { count: compact(channel.videos) })}
              </p>
            </Td>
            <Td className="hidden w-1/4 max-w-0 truncate lg:table-cell">
              <Owners owners={channel.owners} />
            </Td>
            <Td className="w-40">
              <Used
                label={t('Storage of {channel}', { channel: channel.name })}
                used={channel.usedBytes}
                limit={channel.quota.inForce.storageBytes}
                inWords={formatBytes}
              />
            </Td>
            <Td className="hidden w-40 sm:table-cell">
              <Used
                label={t('Length of {channel}', { channel: channel.name })}
                used={channel.usedMinutes}
                limit={channel.quota.inForce.minutes}
                inWords={minutesInWords}
              />
            </Td>
            <Td align="end">
              <IconButton
                label={t('Change the limits of {channel}', { channel: channel.name })}
                icon={<Pencil size={16} />}
                onClick={() => onEdit(channel)}
              />
            </Td>
          </Tr>
        ))}
      </tbody>
    </Table>
  )
}

function Owners({ owners }: Pick<ChannelInUse, 'owners'>) {
  const [first, ...others] = owners
  if (!first) return <span className="text-faint">{t('Nobody')}</span>
  return (
    <>
      <span className="text-with-page block truncate" dir="auto">
        {others.length === 0
          ? first.name
          : tx('{name} <others>and {count, plural, one {# more} other {# more}}</others>', {
              name: first.name,
              count: others.length,
              others: (text) => <span className="text-muted">{text}</span>,
            })}
      </span>
      <span className="block truncate text-13 text-muted">{first.email}</span>
    </>
  )
}

type UsedProps = { label: string; used: number; limit: number | null; inWords: (value: number) => string }

function Used({ label, used, limit, inWords }: UsedProps) {
  const percent = limit === null ? null : limit === 0 ? 100 : Math.min(100, (used / limit) * 100)
  return (
    <>
      <p className="figures whitespace-nowrap">
        {limit === null
          ? inWords(used)
          : tx('{used} <whole>of {limit}</whole>', {
              used: inWords(used),
              limit: inWords(limit),
              whole: (text) => <span className="text-muted">{text}</span>,
            })}
      </p>
      {percent !== null && (
        <Progress label={label} percent={percent} tone={percent >= 90 ? 'danger' : 'accent'} className="mt-1" />
      )}
    </>
  )
}
