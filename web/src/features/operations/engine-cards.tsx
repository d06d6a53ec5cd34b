import {
  ChartNoAxesColumn,
  CircleAlert,
  CircleCheck,
  Clapperboard,
  Database,
  HardDrive,
  type LucideIcon,
} from 'lucide-react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Tooltip } from '#web/ui/tooltip.tsx'
import type { SystemState } from './queries.ts'

const STORES: Record<string, () => string> = { folder: () => t('A folder of this machine'), s3: () => 'S3' }

/** The four parts that everything rests on, with what they are and how fast they answer. */
export function EngineCards({ state: { engines, media } }: { state: SystemState }) {
  return (
    <section aria-label={t('Engines')}>
      <ul className="grid grid-cols-2 overflow-hidden rounded-card border bg-surface lg:grid-cols-4">
        <Engine icon={Database} name={t('Database')} engine={engines.postgres} />
        <Engine icon={ChartNoAxesColumn} name={t('Figures')} engine={engines.clickhouse} />
        <Engine
          icon={HardDrive}
          name={t('Files')}
          engine={{ ...engines.store, detail: STORES[engines.store.detail]?.() ?? engines.store.detail }}
        />
        <Engine icon={Clapperboard} name={t('Video tools')} engine={{ ...media, latencyMs: null }} />
      </ul>
    </section>
  )
}

type Props = { icon: LucideIcon; name: string; engine: SystemState['media'] }

function Engine({ icon: Icon, name, engine: { ok, detail, latencyMs } }: Props) {
  return (
    <li className="-me-px -mb-px min-w-0 border-e border-b px-4 py-3.5 sm:px-5">
      <p className="flex items-center gap-2 text-13 text-muted">
        <Icon size={15} aria-hidden="true" className="text-faint" />
        {name}
      </p>
      <p className={cx('mt-2 flex items-center gap-1.5 text-14 font-medium', ok ? 'text-ink' : 'text-danger')}>
        {ok ? (
          <CircleCheck size={15} aria-hidden="true" className="text-success" />
        ) : (
          <CircleAlert size={15} aria-hidden="true" />
        )}
        {ok ? t('Working') : t('Not working')}
        {latencyMs !== null && (
          <Tooltip text={t('How long it took to answer a small question just now')}>
            <span className="figures ms-auto text-12 font-normal text-faint">{latency(latencyMs)}</span>
          </Tooltip>
        )}
      </p>
      <p className="text-with-page mt-1 line-clamp-2 text-12 wrap-anywhere text-faint" dir="auto" title={detail}>
        {detail}
      </p>
    </li>
  )
}

const latency = (ms: number) => t('{count} ms', { count: ms < 10 ? Math.round(ms * 10) / 10 : Math.round(ms) })
