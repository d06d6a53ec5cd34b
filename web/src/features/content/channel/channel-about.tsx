import { useQuery } from '@tanstack/react-query'
import { CircleUser } from 'lucide-react'
import { channelQuery } from '#web/features/accounts/queries.ts'
import { FoldedText } from '#web/features/playback/folded-text.tsx'
import { longDay } from '#web/lib/format-day.ts'
import { exact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'

/** What a channel says of itself. */
export function ChannelAbout({ handle }: { handle: string }) {
  const { data: channel } = useQuery(channelQuery(handle))
  if (!channel) return null
  return (
    <div className="grid max-w-[960px] items-start gap-x-12 gap-y-8 md:grid-cols-[minmax(0,1fr)_240px]">
      {channel.description ? (
        <div className="text-16">
          <FoldedText text={channel.description} />
        </div>
      ) : (
        <EmptyState icon={<CircleUser size={22} />} title={t('No description yet')}>
          {t('This channel has not said anything about itself.')}
        </EmptyState>
      )}
      <dl className="grid grid-cols-[auto_1fr] gap-x-4 gap-y-2 rounded-card border p-4 text-14 md:grid-cols-1 md:gap-y-0">
        <Fact name={t('Followers')}>
          {t('{count, plural, one {# follower} other {# followers}}', { count: exact(channel.followerCount) })}
        </Fact>
        <Fact name={t('Here since')}>{longDay(channel.createdAt)}</Fact>
        {channel.verifiedAt && <Fact name={t('Verified since')}>{longDay(channel.verifiedAt)}</Fact>}
      </dl>
    </div>
  )
}

const Fact = ({ name, children }: { name: string; children: string }) => (
  <>
    <dt className="text-faint">{name}</dt>
    <dd className="figures md:mb-3 md:last:mb-0">{children}</dd>
  </>
)
