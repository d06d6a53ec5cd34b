import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Download, Pencil, ScrollText } from 'lucide-react'
import { lazy, type ReactNode, Suspense } from 'react'
import { FollowButton } from '#web/features/accounts/follow-button.tsx'
import { meQuery } from '#web/features/accounts/queries.ts'
import type { Video } from '#web/features/content/queries.ts'
import { afterFirstFrame } from '#web/lib/first-frame.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Avatar } from '#web/ui/avatar.tsx'
import { Button, buttonClass } from '#web/ui/button.tsx'
import { LikeButton } from './like-button.tsx'
import { myVideoQuery } from './my-video.ts'
import { ShareButton } from './share-button.tsx'

const FollowerCount = lazy(() => afterFirstFrame(() => import('#web/features/accounts/follower-count.tsx')))

type Props = {
  video: Video
  badge: ReactNode
  positionS: () => number
  transcript: boolean
  onTranscript: (open: boolean) => void
}

/** Whose video it is, and what a viewer can do with it. */
export function WatchActions({ video, badge, positionS, transcript, onTranscript }: Props) {
  const { channel } = video
  const { data: me } = useQuery(meQuery)
  const { data: mine } = useQuery({ ...myVideoQuery(video.id), enabled: Boolean(me?.user) })
  const isOwn = me?.channels.some(({ id }) => id === channel.id)
  return (
    <div className="mt-3 flex flex-wrap items-center justify-between gap-x-6 gap-y-3">
      <div className="flex min-w-0 items-center gap-4">
        <Link
          to="/channel/$handle"
          params={{ handle: channel.handle }}
          className="flex min-w-0 items-center gap-3 rounded-control"
        >
          <Avatar name={channel.name} src={channel.picture} size={40} />
          <span className="min-w-0">
            <span className={`block truncate text-14 font-semibold${channel.verified ? ' verified' : ''}`}>
              {channel.name}
            </span>
            <span className="block truncate text-13 text-muted">
              <span dir="ltr">@{channel.handle}</span>
              <Suspense>
                <FollowerCount handle={channel.handle} />
              </Suspense>
            </span>
          </span>
        </Link>
        {!isOwn && <FollowButton channel={channel} me={me} level={mine?.following ?? null} videoId={video.id} />}
      </div>
      <div className="flex flex-wrap items-center gap-2">
        {badge}
        <LikeButton video={video} me={me} liked={mine?.liked ?? false} />
        <ShareButton video={video} positionS={positionS} />
        {(video.captions?.length ?? 0) > 0 && (
          <Button
            icon={<ScrollText size={16} />}
            aria-expanded={transcript}
            aria-controls="transcript"
            onClick={() => onTranscript(!transcript)}
          >
            {t('Transcript')}
          </Button>
        )}
        {video.downloads && (
          <a href={`/api/vods/${video.id}/download`} download className={buttonClass('secondary')}>
            <Download size={16} aria-hidden="true" />
            {t('Download')}
          </a>
        )}
        {video.can.edit && (
          <Link to="/studio/content/$videoId" params={{ videoId: video.id }} className={buttonClass('secondary')}>
            <Pencil size={16} aria-hidden="true" />
            {t('Edit')}
          </Link>
        )}
      </div>
    </div>
  )
}
