import { Undo2 } from 'lucide-react'
import { dateOnly } from '#web/lib/format-time.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Button } from '#web/ui/button.tsx'
import { type DeletedChannel, useRestoreChannel } from './leaving-queries.ts'

/** Channels that were deleted and can still be brought back. */
export function DeletedChannels({ channels }: { channels: readonly DeletedChannel[] }) {
  const restore = useRestoreChannel()
  return (
    <ul className="flex flex-col divide-y">
      {channels.map((channel) => (
        <li
          key={channel.id}
          className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3 first:pt-0 last:pb-0"
        >
          <div className="min-w-0 flex-1 basis-48 text-start">
            <p className="text-with-page truncate text-14 font-medium" dir="auto">
              {channel.name}
            </p>
            <p className="text-13 text-muted">
              {tx('{handle} · until {date}', {
                handle: <span dir="ltr">@{channel.handle}</span>,
                date: dateOnly(new Date(channel.restorableUntil)),
              })}
            </p>
          </div>
          <Button
            icon={<Undo2 size={16} />}
            busy={restore.isPending && restore.variables.id === channel.id}
            onClick={() => restore.mutate(channel)}
          >
            {t('Restore')}
          </Button>
        </li>
      ))}
    </ul>
  )
}
