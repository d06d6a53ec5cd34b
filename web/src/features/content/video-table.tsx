import { Link } from '@tanstack/react-router'
import { compactNumber, counted, exactNumber } from '#web/lib/format-number.ts'
import { Progress } from '#web/ui/progress.tsx'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import { FittingTable, Td, Th, Tr } from '#web/ui/table.tsx'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { isSound } from './is-sound.ts'
import { percentDone, progressInWords } from './processing-words.ts'
import type { Video } from './queries.ts'
import { VideoActions } from './video-actions.tsx'
import { VideoStatus } from './video-status.tsx'
import { VISIBILITY } from './visibility.ts'
import { VisibilityMenu } from './visibility-menu.tsx'

/** The channel's videos, one dense row each. On phones the columns fold into a second line under the title. */
export function VideoTable({ videos }: { videos: Video[] }) {
  return (
    <FittingTable>
      <Head />
      <tbody>
        {videos.map((video) => (
          <VideoRow key={video.id} video={video} />
        ))}
      </tbody>
    </FittingTable>
  )
}

function Head() {
  return (
    <thead>
      <tr className="max-md:hidden">
        <Th>Video</Th>
        <Th className="hidden w-32 md:table-cell">Visibility</Th>
        <Th className="hidden w-40 lg:table-cell">Status</Th>
        <Th className="hidden w-32 md:table-cell">Added</Th>
        <Th align="end" className="hidden w-24 md:table-cell">
          Views
        </Th>
        <Th className="w-14">
          <span className="sr-only">Actions</span>
        </Th>
      </tr>
    </thead>
  )
}

function VideoRow({ video }: { video: Video }) {
  return (
    <Tr>
      <Td>
        <Link
          to="/studio/content/$videoId"
          params={{ videoId: video.id }}
          className="group/link flex items-center gap-3.5 rounded-control"
        >
          <Thumbnail
            image={video.thumbnail}
            sizes="96px"
            durationMs={video.durationMs}
            sound={isSound(video)}
            className="w-22 sm:w-24"
          />
          <span className="min-w-0 flex-1">
            <span
              className="line-clamp-2 text-with-page font-medium wrap-anywhere underline-offset-3 group-hover/link:underline md:line-clamp-1"
              dir="auto"
            >
              {video.title}
            </span>
            <SecondLine video={video} />
          </span>
        </Link>
      </Td>
      <Td className="hidden md:table-cell">
        <VisibilityMenu video={video} />
      </Td>
      <Td className="hidden lg:table-cell">
        <VideoStatus video={video} short />
      </Td>
      <Td className="hidden whitespace-nowrap text-muted md:table-cell">
        <RelativeTime time={video.publishedAt ?? video.createdAt} />
      </Td>
      <Td align="end" className="hidden md:table-cell">
        <span title={exactNumber(video.viewCount)}>{compactNumber(video.viewCount)}</span>
      </Td>
      <Td align="end" className="w-14 ps-0!">
        <VideoActions video={video} inList />
      </Td>
    </Tr>
  )
}

function SecondLine({ video }: { video: Video }) {
  if (video.status === 'failed') {
    return (
      <span className="block truncate text-13 text-danger">
        {video.problem?.message ?? 'It could not be processed'}
      </span>
    )
  }
  if (video.status !== 'ready') {
    const words = progressInWords(video)
    return (
      <span className="mt-1 flex max-w-80 items-center gap-3">
        <Progress label={`${video.title}: ${words}`} percent={percentDone(video)} className="w-20 shrink-0 sm:w-28" />
        <span className="figures truncate text-12 text-faint">{words}</span>
      </span>
    )
  }
  return (
    <>
      {video.description && (
        <span className="hidden truncate text-with-page text-13 text-faint md:block" dir="auto">
          {video.description.split('\n', 1)[0]}
        </span>
      )}
      <span className="figures block truncate text-13 text-faint md:hidden">
        <VisibilitySign visibility={video.visibility} />
        {counted(video.viewCount, 'view')} · <RelativeTime time={video.publishedAt ?? video.createdAt} />
      </span>
    </>
  )
}

/** On phones a sign before the figures, and only where not everybody may watch. */
function VisibilitySign({ visibility }: { visibility: Video['visibility'] }) {
  if (visibility === 'public') return null
  const { icon: Icon, label } = VISIBILITY[visibility]
  return <Icon size={13} role="img" aria-label={label} className="me-1 inline-block align-[-2px]" />
}

/** Rows of the size of real ones. */
export function VideoTableSkeleton() {
  return (
    <Loading what="your videos">
      <FittingTable aria-hidden="true">
        <Head />
        <tbody>
          {Array.from({ length: 8 }, (_, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
            <tr key={row} className="border-b last:border-0">
              <Td>
                <span className="flex items-center gap-3.5">
                  <Skeleton className="aspect-video w-24 shrink-0" />
                  <span className="flex flex-1 flex-col gap-2">
                    <Skeleton className="h-3.5 w-3/5" />
                    <Skeleton className="h-3 w-2/5" />
                  </span>
                </span>
              </Td>
              <Td className="hidden md:table-cell">
                <Skeleton className="h-3.5 w-16" />
              </Td>
              <Td className="hidden lg:table-cell">
                <Skeleton className="h-5 w-20 rounded-full" />
              </Td>
              <Td className="hidden md:table-cell">
                <Skeleton className="h-3.5 w-16" />
              </Td>
              <Td align="end" className="hidden md:table-cell">
                <Skeleton className="ms-auto h-3.5 w-10" />
              </Td>
              <Td />
            </tr>
          ))}
        </tbody>
      </FittingTable>
    </Loading>
  )
}
