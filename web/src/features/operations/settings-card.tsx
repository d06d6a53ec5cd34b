import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import type { SystemState } from './queries.ts'

/** What the environment decided at the start, the chosen ones first; secrets are left out. */
export function SettingsCard({ settings }: { settings: SystemState['settings'] }) {
  const sorted = [...settings].sort((a, b) => Number(b.changed) - Number(a.changed))
  return (
    <Card className="overflow-hidden">
      <CardHeader
        title={t('Settings in force')}
        description={t('Read from the environment at the start; bold ones are not the default.')}
      />
      <dl className="-mb-px border-t sm:columns-2 sm:gap-0 lg:columns-3">
        {sorted.map(({ name, value, changed }) => (
          <div
            key={name}
            className="flex break-inside-avoid items-baseline justify-between gap-4 border-b px-4 py-1.5 text-13 sm:border-e sm:px-5"
          >
            <dt className={cx('font-mono text-12', changed ? 'font-semibold text-ink' : 'text-faint')}>{name}</dt>
            <dd className={cx('min-w-0 text-end wrap-anywhere', changed ? 'font-medium' : 'text-muted')}>
              <bdi>{value}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Card>
  )
}
