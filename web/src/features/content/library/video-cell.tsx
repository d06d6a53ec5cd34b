import { t } from '#web/lib/i18n/t.ts'
import { Thumbnail } from '#web/ui/thumbnail.tsx'
import { isSound } from '../is-sound.ts'
import type { LibraryVideo } from './library-video.ts'

const MOST_TAGS = 3

/**
 * Picture, title, and in a second line what it is about. A plain link that the grid follows: one of the router's costs as
 * much to draw as the rest of the row.
 */
export function VideoCell({ video }: { video: LibraryVideo }) {
  return (
    <a
      href={`/studio/content/${video.id}`}
      data-open=""
      tabIndex={-1}
      className="group/link flex min-w-0 flex-1 items-center gap-3 rounded-control"
    >
      <Thumbnail
        image={video.thumbnail}
        sizes="72px"
        durationMs={video.durationMs}
        sound={isSound(video)}
        article={video.kind === 'article'}
        className="h-10"
      />
      <span className="min-w-0 flex-1">
        <span
          className="block truncate text-14 text-with-page font-medium underline-offset-3 group-hover/link:underline"
          dir="auto"
          title={video.title}
        >
          {video.title}
        </span>
        <SecondLine video={video} />
      </span>
    </a>
  )
}

function SecondLine({ video }: { video: LibraryVideo }) {
  if (video.status === 'failed')
    return (
      <span className="block truncate text-12 text-danger">
        {video.problem?.message ?? t('It could not be processed')}
      </span>
    )
  const line = video.description.split('\n', 1)[0]
  const tags = video.tags.slice(0, MOST_TAGS)
  const more = video.tags.length - tags.length
  if (!line && tags.length === 0)
    return <span className="block truncate text-12 text-faint">{t('No description')}</span>
  return (
    <span className="flex gap-2 text-12 text-faint">
      {line && (
        <span className="min-w-0 truncate text-with-page" dir="auto">
          {line}
        </span>
      )}
      {tags.length > 0 && (
        <span
          className="max-w-[45%] shrink-0 truncate only:max-w-full text-muted"
          dir="auto"
          title={video.tags.join(', ')}
        >
          {tags.map((tag) => `#${tag}`).join(' ')}
          {more > 0 && ` +${more}`}
        </span>
      )}
    </span>
  )
}
