import { Link } from '@tanstack/react-router'
import type { CardVideo } from '#web/features/content/queries.ts'
import { VideoCard } from '#web/features/content/video-card.tsx'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'

const CHIP =
  'inline-flex h-8 shrink-0 items-center rounded-full bg-hover px-3 text-14 font-medium whitespace-nowrap hover:bg-pressed pointer-coarse:h-11 pointer-coarse:px-4'

type ChipsProps = { categories: string[]; label: (category: string) => string }

/** What there is enough of, by a word. */
export function CategoryChips({ categories, label }: ChipsProps) {
  if (categories.length === 0) return null
  return (
    <nav aria-label={t('Categories')} className="-mx-gutter mb-8 overflow-x-auto px-gutter py-1 [scrollbar-width:none]">
      <ul className="flex gap-2">
        {categories.map((category) => (
          <li key={category}>
            <Link to="/search" search={{ category }} className={cx(CHIP, !label(category) && 'w-24')}>
              {label(category)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

type RowProps = {
  title: string
  videos: CardVideo[]
  /** Where the whole list is. */
  more?: '/following'
  category?: string
  recommended?: boolean
  eager?: boolean
}

/** Videos side by side, to be pushed along; nothing where there are none. */
export function VideoRow({ title, videos, more, category, recommended = false, eager = false }: RowProps) {
  if (videos.length === 0) return null
  const all = 'shrink-0 rounded-control px-1 py-1 text-14 font-medium text-accent hover:underline'
  return (
    <section aria-label={title} className="mb-12">
      <div className="mb-4 flex items-baseline justify-between gap-4">
        <h2 className="text-20">{title}</h2>
        {more && (
          <Link to={more} className={all} aria-label={t('See all: {title}', { title })}>
            {t('See all')}
          </Link>
        )}
        {category && (
          <Link to="/search" search={{ category }} className={all} aria-label={t('See all: {title}', { title })}>
            {t('See all')}
          </Link>
        )}
      </div>
      <ul className="-mx-gutter flex snap-x scroll-px-gutter gap-5 overflow-x-auto px-gutter pt-1 pb-3 [scrollbar-width:thin]">
        {videos.map((video, place) => (
          <li key={video.id} className="w-[78vw] max-w-[308px] shrink-0 snap-start">
            <VideoCard video={video} recommended={recommended} eager={eager && place < 4} />
          </li>
        ))}
      </ul>
    </section>
  )
}
