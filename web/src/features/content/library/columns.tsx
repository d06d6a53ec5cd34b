import type { ReactNode } from 'react'
import { clockDuration, readAloudDuration, spokenDuration } from '#web/lib/format-duration.ts'
import { compact, compactNumber, exactNumber, wholePercent } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { RelativeTime } from '#web/ui/relative-time.tsx'
import { KINDS } from '../kinds.ts'
import { VISIBILITY } from '../visibility.ts'
import { CategoryName } from './category-name.tsx'
import type { LibraryVideo } from './library-video.ts'
import type { Sort } from './list-state.ts'
import { StatusCell } from './status-cell.tsx'
import { VideoCell } from './video-cell.tsx'
import { VisibilityCell } from './visibility-cell.tsx'

export type ColumnId =
  | 'video'
  | 'visibility'
  | 'status'
  | 'created'
  | 'published'
  | 'views'
  | 'watchTime'
  | 'completion'
  | 'likes'
  | 'comments'
  | 'duration'
  | 'kind'
  | 'category'

export type Column = {
  id: ColumnId
  readonly label: string
  sort?: Sort
  /** A track of the grid, in English. That of the first one is what the others leave. */
  width: string
  /** Letters of the longest word in its cells, where the words are always the same. */
  readonly longest?: number
  align?: 'end'
  /** Shown until somebody chooses. */
  usual: boolean
  cell: (video: LibraryVideo) => ReactNode
}

/** The head of a column shows so many letters of its name at most. */
export const HEAD_LETTERS = 14
/** The first column is as narrow as this before the row scrolls sideways, or narrower by what the others took. */
const [VIDEO_REM, VIDEO_GIVES_REM] = [17, 4]

/** Other languages have longer words: a track grows with the letters of its name and of what stands in it. */
export function tracksOf(columns: readonly Column[]): { tracks: string; leastRem: number } {
  const rest = columns.slice(1).map((column) => ({ least: Number.parseFloat(column.width), rem: remOf(column) }))
  const sum = rest.reduce((all, { rem }) => all + rem, 0)
  const grown = sum - rest.reduce((all, { least }) => all + least, 0)
  const video = VIDEO_REM - Math.min(VIDEO_GIVES_REM, grown)
  return {
    tracks: [`minmax(${video}rem, 1fr)`, ...rest.map(({ rem }) => `${rem}rem`)].join(' '),
    leastRem: video + sum,
  }
}

const remOf = ({ width, label, longest = 0 }: Column): number =>
  Math.max(Number.parseFloat(width), Math.min(HEAD_LETTERS, label.length) * 0.36 + 2, longest && longest * 0.45 + 3.2)

/** All columns in their order; the first one is always there. */
export const COLUMNS: readonly Column[] = [
  {
    id: 'video',
    get label() {
      return t('Video')
    },
    sort: 'title',
    width: '17rem',
    usual: true,
    cell: (video) => <VideoCell video={video} />,
  },
  {
    id: 'visibility',
    get label() {
      return t('Visibility')
    },
    sort: 'visibility',
    width: '7.25rem',
    get longest() {
      return Math.max(...Object.values(VISIBILITY).map(({ label }) => label.length))
    },
    usual: true,
    cell: (video) => <VisibilityCell video={video} />,
  },
  {
    id: 'status',
    get label() {
      return t('Status')
    },
    sort: 'status',
    width: '7.75rem',
    usual: true,
    cell: (video) => <StatusCell video={video} />,
  },
  {
    id: 'created',
    get label() {
      return t('Added')
    },
    sort: 'created',
    width: '5.75rem',
    usual: true,
    cell: (video) => <Time time={video.createdAt} />,
  },
  {
    id: 'published',
    get label() {
      return t('Published')
    },
    sort: 'published',
    width: '5.75rem',
    usual: false,
    cell: (video) => (video.publishedAt ? <Time time={video.publishedAt} /> : <Unknown why={t('Not published yet')} />),
  },
  figures(
    'views',
    () => t('Views'),
    'views',
    '4.25rem',
    true,
    (video) => video.viewCount,
  ),
  {
    id: 'watchTime',
    get label() {
      return t('Watch time')
    },
    sort: 'watchTime',
    width: '6rem',
    align: 'end',
    usual: true,
    cell: ({ watchTimeMs, kind }) =>
      kind === 'article' ? (
        <Unknown why={t('An article is read, not watched')} />
      ) : (
        <span title={readAloudDuration(watchTimeMs)}>{spokenDuration(watchTimeMs)}</span>
      ),
  },
  {
    id: 'completion',
    get label() {
      return t('Completion')
    },
    sort: 'completion',
    width: '6.25rem',
    align: 'end',
    usual: true,
    cell: ({ completion, kind }) =>
      completion == null ? (
        <Unknown why={kind === 'article' ? t('An article is read, not watched') : t('Nobody has watched it yet')} />
      ) : (
        <span title={t('How much of it a view sees on average')}>{wholePercent(Math.round(completion * 100))}</span>
      ),
  },
  figures(
    'likes',
    () => t('Likes'),
    'likes',
    '4rem',
    true,
    (video) => video.likeCount,
  ),
  figures(
    'comments',
    () => t('Comments'),
    'comments',
    '6rem',
    true,
    (video) => video.commentCount,
  ),
  {
    id: 'duration',
    get label() {
      return t('Length')
    },
    sort: 'duration',
    width: '5rem',
    align: 'end',
    usual: false,
    cell: ({ durationMs, kind }) =>
      durationMs === null ? (
        <Unknown why={kind === 'article' ? t('An article has no length in time') : t('Not known yet')} />
      ) : (
        <span>{clockDuration(durationMs)}</span>
      ),
  },
  {
    id: 'kind',
    get label() {
      return t('Kind')
    },
    width: '5.5rem',
    usual: false,
    cell: ({ kind }) => <Quiet>{KINDS[kind]}</Quiet>,
  },
  {
    id: 'category',
    get label() {
      return t('Category')
    },
    width: '9rem',
    usual: false,
    cell: ({ category }) =>
      category ? (
        <Quiet>
          <CategoryName of={category} />
        </Quiet>
      ) : (
        <Unknown why={t('Filed under no category')} />
      ),
  },
]

const readsInWords = (reads: number) =>
  t(
    '{count, plural, one {# read: open and in sight for 10 seconds, at most once per reader and hour} other {# reads: open and in sight for 10 seconds, at most once per reader and hour}}',
    { count: compact(reads) },
  )

function figures(
  id: ColumnId,
  label: () => string,
  sort: Sort,
  width: string,
  usual: boolean,
  value: (video: LibraryVideo) => number | null | undefined,
): Column {
  return {
    id,
    get label() {
      return label()
    },
    sort,
    width,
    align: 'end',
    usual,
    cell: (video) => {
      const figure = value(video)
      if (figure == null) return <Unknown why={t('Not counted yet')} />
      const title = id === 'views' && video.kind === 'article' ? readsInWords(figure) : exactNumber(figure)
      return <span title={title}>{compactNumber(figure)}</span>
    },
  }
}

const Quiet = ({ children }: { children: ReactNode }) => <span className="truncate text-muted">{children}</span>

const Time = ({ time }: { time: string }) => (
  <span className="truncate text-muted">
    <RelativeTime time={time} />
  </span>
)

function Unknown({ why }: { why: string }) {
  return (
    <span className="text-faint" title={why}>
      <span aria-hidden="true">–</span>
      <span className="sr-only">{why}</span>
    </span>
  )
}
