import { useQueryClient } from '@tanstack/react-query'
import type { RefObject } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { EarlierVersions } from '../saving/earlier-versions.tsx'
import type { ShownVersion } from '../saving/shown-version.ts'
import { VersionLines } from '../saving/version-lines.tsx'
import { type Chapter, chaptersQuery, earlierChapters } from './queries.ts'
import type { ChapterStore, State } from './use-chapters.ts'

type Props = {
  videoId: string
  state: State
  store: ChapterStore
  media: RefObject<HTMLVideoElement | null>
  shown: ShownVersion
  why: string | null
  onShow: (version: ShownVersion | null) => void
}

const chapters = (count: number) => t('{count, plural, one {# chapter} other {# chapters}}', { count })

const asLines = (items: readonly Chapter[]) => items.map(({ startMs, title }) => ({ startMs, text: title }))

/** What the list was before. */
export function EarlierChapters({ videoId, state, media, ...props }: Props) {
  const queryClient = useQueryClient()
  const present = state.saved.items
  return (
    <EarlierVersions
      {...props}
      earlier={earlierChapters(videoId)}
      revision={state.saved.revision}
      refresh={() => queryClient.invalidateQueries(chaptersQuery(videoId))}
      back={t('Back to the chapters')}
      facts={({ size }) => chapters(size)}
      now={chapters(present.length)}
    >
      {({ items }) =>
        items.length > 0 ? (
          <VersionLines lines={asLines(items)} present={asLines(present)} media={media} />
        ) : (
          <p className="text-14 text-muted">
            {t('Nobody had written chapters here: times in the description counted.')}
          </p>
        )
      }
    </EarlierVersions>
  )
}
