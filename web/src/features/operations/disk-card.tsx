import { cx } from '#web/lib/cx.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import type { SystemState } from './queries.ts'

type Props = { disk: NonNullable<SystemState['disk']>; usage: SystemState['usage']; embedded: boolean }

/** What takes the room, what is left, and what happens when nothing is. */
export function DiskCard({ disk, usage, embedded }: Props) {
  const { freeBytes, totalBytes, reserveBytes, path } = disk
  const used = Math.max(0, totalBytes - freeBytes)
  const own = [
    { name: t('Originals'), bytes: usage.sourceBytes, fill: 'bg-series-1' },
    { name: t('Made for playing'), bytes: usage.madeBytes, fill: 'bg-series-2' },
    ...(embedded ? [{ name: t('Database'), bytes: usage.databaseBytes, fill: 'bg-series-4' }] : []),
  ]
  const rest = Math.max(0, used - own.reduce((sum, part) => sum + part.bytes, 0))
  const parts = [...own, { name: t('The rest'), bytes: rest, fill: 'bg-before' }]
  const forUploads = Math.max(0, freeBytes - reserveBytes)
  const tight = forUploads === 0 ? 'text-danger' : freeBytes < totalBytes / 10 ? 'text-warning' : 'text-muted'
  return (
    <Card>
      <CardHeader
        title={t('Disk')}
        description={
          <span dir="ltr" className="font-mono text-12 wrap-anywhere">
            {path}
          </span>
        }
      />
      <div className="px-4 pb-4 sm:px-5">
        <p className="figures text-20 font-semibold">
          {tx('{free} <whole>free of {total}</whole>', {
            free: formatBytes(freeBytes),
            total: formatBytes(totalBytes),
            whole: (text) => <span className="text-14 font-normal text-muted">{text}</span>,
          })}
        </p>
        <div
          role="img"
          aria-label={t('{percent} percent of the disk are used', { percent: Math.round((used / totalBytes) * 100) })}
          className="mt-3 flex h-2.5 gap-0.5 overflow-hidden rounded-full bg-pressed"
        >
          {parts
            .filter(({ bytes }) => bytes > totalBytes / 500)
            .map(({ name, bytes, fill }) => (
              <span
                key={fill}
                title={t('{name}: {size}', { name, size: formatBytes(bytes) })}
                className={cx('min-w-0', fill)}
                style={{ width: `${(bytes / totalBytes) * 100}%` }}
              />
            ))}
        </div>
        <dl className="mt-3 grid gap-x-6 gap-y-1.5 text-13 sm:grid-cols-2">
          {parts.map(({ name, bytes, fill }) => (
            <div key={fill} className="flex items-center gap-2">
              <span aria-hidden="true" className={cx('size-2 shrink-0 rounded-full', fill)} />
              <dt className="min-w-0 flex-1 truncate text-muted">{name}</dt>
              <dd className="figures">{formatBytes(bytes)}</dd>
            </div>
          ))}
        </dl>
        <p className={cx('mt-3 border-t pt-3 text-13 text-pretty', tight)}>
          {forUploads === 0
            ? t('Uploads are refused until there is room; what is there plays on, and no figure is lost.')
            : t(
                '{room} more can be uploaded. The last {reserve} are left to the database: then uploads are refused, and everything else goes on.',
                { room: formatBytes(forUploads), reserve: formatBytes(reserveBytes) },
              )}
          {usage.files > 0 && (
            <span className="text-faint">
              {' '}
              {t('{count, plural, one {# original is kept.} other {# originals are kept.}}', { count: usage.files })}
            </span>
          )}
        </p>
      </div>
    </Card>
  )
}
