import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Check } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useOwnChannel } from '#web/features/accounts/own-channel.ts'
import { channelQuery } from '#web/features/accounts/queries.ts'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { usePageTitle } from '#web/lib/page-title.ts'
import { buttonClass } from '#web/ui/button.tsx'
import { Card } from '#web/ui/card.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { NameChannel } from './name-channel.tsx'
import { PublishFirst } from './publish-first.tsx'
import { ShareFirst } from './share-first.tsx'
import { UploadFirst } from './upload-first.tsx'

const steps = () => [t('Your channel'), t('A video'), t('Publish'), t('Share')]
type At = 0 | 1 | 2 | 3

/** From a new account to a link that can be sent to somebody: four short steps, each can be left out. */
export function WelcomePage() {
  usePageTitle(t('Welcome'))
  const own = useOwnChannel()
  const { data: channel } = useQuery({ ...channelQuery(own?.id ?? ''), enabled: own !== null })
  const [at, setAt] = useState<At>(0)
  const [videoId, setVideoId] = useState<string | null>(null)
  const content: Record<At, ReactNode> = {
    0: channel ? <NameChannel channel={channel} onDone={() => setAt(1)} /> : <Skeleton className="m-6 h-60" />,
    1: (
      <UploadFirst
        onChosen={(id) => {
          setVideoId(id)
          setAt(2)
        }}
      />
    ),
    2: videoId && <PublishFirst videoId={videoId} onDone={() => setAt(3)} />,
    3: videoId && <ShareFirst videoId={videoId} />,
  }
  return (
    <div className="mx-auto max-w-[640px] pt-2 md:pt-8">
      <h1 className="text-24 wrap-anywhere">
        {own ? tx('Welcome, {name}', { name: <span dir="auto">{own.name}</span> }) : t('Welcome')}
      </h1>
      <p className="mt-1 text-14 text-muted">{t('Four short steps to a video that you can send to somebody.')}</p>
      <ol className="mt-6 mb-5 grid grid-cols-4 gap-2" aria-label={t('Steps')}>
        {steps().map((name, index) => (
          <li key={name} aria-current={index === at ? 'step' : undefined}>
            <span className={cx('block h-1 rounded-full', index <= at ? 'bg-accent-fill' : 'bg-pressed')} />
            <span
              className={cx(
                'mt-1.5 flex items-center gap-1 text-12 font-medium',
                index === at ? 'text-ink' : 'text-faint',
              )}
            >
              {index < at && <Check size={13} role="img" aria-label={t('Done:')} className="shrink-0 text-success" />}
              <span className="truncate">{name}</span>
            </span>
          </li>
        ))}
      </ol>
      <Card className="overflow-hidden">{content[at]}</Card>
      {at < 3 && (
        <p className="mt-4 text-center">
          <Link to="/studio" className={buttonClass('quiet', 'sm')}>
            {at === 2 ? t('Do the rest later') : t('Skip and look around')}
          </Link>
        </p>
      )}
    </div>
  )
}
