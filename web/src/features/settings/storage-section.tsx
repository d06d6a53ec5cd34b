import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { storageQuery } from '#web/features/content/trash-queries.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { formatBytes } from '#web/lib/format-bytes.ts'
import { compact, exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Progress } from '#web/ui/progress.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { SettingsSection } from './settings-section.tsx'

/** What the channel holds, and how much more it may. */
export function StorageSection({ channelId }: { channelId: string }) {
  const { data, error, refetch } = useQuery(storageQuery(channelId))
  return (
    <SettingsSection
      id="storage"
      title={t('Storage')}
      description={t(
        'Originals are kept as they were uploaded. Uploads that run count with their whole size, and cuts with what they are going to need; what is in the trash counts until it is deleted for good.',
      )}
    >
      {!data && error && <ErrorState what={t('The storage')} problem={asProblem(error)} onRetry={() => refetch()} />}
      {!data && !error && <Skeleton className="h-40 w-full" />}
      {data && (
        <>
          <Limit
            label={t('Storage')}
            used={data.usedBytes}
            limit={data.quotaBytes}
            inWords={(bytes) => formatBytes(bytes)}
          />
          <dl className="grid grid-cols-[1fr_auto] gap-x-4 gap-y-1.5 text-13">
            <Line label={t('Originals')} bytes={data.originalsBytes} />
            <Line label={t('Versions for playing')} bytes={data.renditionsBytes} />
            <Line label={t('Uploads and cuts that run')} bytes={data.uploadingBytes} />
            <dt className="text-muted">
              {tx('<link>Trash</link>, {count, plural, one {# video} other {# videos}}', {
                link: (text) => (
                  <Link to="/studio/content/trash" className="underline underline-offset-2">
                    {text}
                  </Link>
                ),
                count: compact(data.trash.videos),
              })}
            </dt>
            <dd className="figures text-end">{formatBytes(data.trash.bytes)}</dd>
          </dl>
          <Limit
            label={t('Length of all videos')}
            used={data.usedMinutes}
            limit={data.quotaMinutes}
            inWords={(minutes) => t('{count} min', { count: exact(minutes) })}
          />
        </>
      )}
    </SettingsSection>
  )
}

const Line = ({ label, bytes }: { label: string; bytes: number }) => (
  <>
    <dt className="text-muted">{label}</dt>
    <dd className="figures text-end">{formatBytes(bytes)}</dd>
  </>
)

const quiet = (text: ReactNode) => <span className="text-muted">{text}</span>

type LimitProps = { label: string; used: number; limit: number | null; inWords: (value: number) => string }

function Limit({ label, used, limit, inWords }: LimitProps) {
  const percent = limit === null ? null : limit === 0 ? 100 : (used / limit) * 100
  const full = percent !== null && percent >= 90
  return (
    <div className="flex flex-col gap-1.5">
      <p className="flex flex-wrap items-baseline justify-between gap-x-4 text-14">
        <span className="font-medium">{label}</span>
        <span className="figures">
          {limit === null
            ? tx('{used} <quiet>used, no limit</quiet>', { used: inWords(used), quiet })
            : tx('{used} <quiet>of {limit}</quiet>', { used: inWords(used), limit: inWords(limit), quiet })}
        </span>
      </p>
      {percent !== null && (
        <Progress
          label={t('{what} used', { what: label })}
          percent={Math.min(100, percent)}
          tone={full ? 'danger' : 'accent'}
          className="h-1.5"
        />
      )}
      {full && limit !== null && (
        <p className="text-12 text-danger">
          {used >= limit ? t('Nothing more fits.') : t('{amount} are left.', { amount: inWords(limit - used) })}{' '}
          {t('Delete videos for good, or ask whoever runs this studio for more.')}
        </p>
      )}
    </div>
  )
}
