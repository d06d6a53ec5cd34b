import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { useCategoryName } from '#web/features/content/library/category-name.tsx'
import { t } from '#web/lib/i18n/t.ts'
import { useNotInterested } from './not-interested.ts'
import { type Reason, relatedQuery } from './related-queries.ts'
import { RelatedSkeleton } from './related-skeleton.tsx'
import { RelatedVideo } from './related-video.tsx'
import { tellNeighbours } from './up-next.ts'

/** What to watch next, each with the reason why it stands here. */
export default function RelatedList({ videoId }: { videoId: string }) {
  const { data, error } = useQuery(relatedQuery(videoId))
  const unwanted = useNotInterested()
  const items = data?.filter(({ video }) => !unwanted.has(video.id) && !unwanted.has(video.channel.id))
  const categoryName = useCategoryName(items?.some(({ reason }) => reason?.kind === 'category') ?? false)
  const next = items?.find(({ video }) => video.kind !== 'article')?.video
  useEffect(() => (next ? tellNeighbours('related', { next: { video: next } }) : undefined), [next])
  if (error && !items) return <p className="text-14 text-muted">{t('More videos could not be loaded.')}</p>
  if (!items) return <RelatedSkeleton />
  if (items.length === 0) return <p className="text-14 text-muted">{t('There are no other public videos yet.')}</p>
  return (
    <ul className="flex flex-col gap-3">
      {items.map(({ video, reason }) => (
        <li key={video.id}>
          <RelatedVideo video={video} reason={reason && reasonWords(reason, categoryName)} />
        </li>
      ))}
    </ul>
  )
}

function reasonWords(reason: Reason, categoryName: (slug: string) => string): string {
  switch (reason.kind) {
    case 'channel':
      return t('More from {name}', { name: reason.channel.name })
    case 'category':
      return t('Popular in {category}', { category: categoryName(reason.category) })
    case 'went-on':
      return t('Viewers of this went on to it')
    case 'popular':
      return t('Watched a lot right now')
    case 'newest':
      return t('New')
  }
}
