import { useRef } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Card, CardHeader } from '#web/ui/card.tsx'
import { DetailsForm } from '../details/details-form.tsx'
import { AudienceFields, FilingFields } from '../details/filing-fields.tsx'
import { ThumbnailCard } from '../details/thumbnail-card.tsx'
import { useDetails } from '../details/use-details.ts'
import { VisibilityCard } from '../details/visibility-card.tsx'
import type { Video } from '../queries.ts'
import { VideoFacts } from '../video-facts.tsx'

/** What an article is filed under and who may read it, beside its text. */
export function ArticleSide({ video }: { video: Video }) {
  const [state, store] = useDetails(video)
  const none = useRef<HTMLVideoElement>(null)
  const why = video.can.edit ? null : (video.why.edit ?? t('Your role in this channel cannot change this article.'))
  return (
    <aside aria-label={t('About this article')} className="flex min-w-0 flex-col gap-4">
      <VisibilityCard state={state} store={store} why={why} />
      <ThumbnailCard video={video} media={none} why={why} />
      <DetailsForm state={state} store={store} why={why} article />
      <Card>
        <CardHeader title={t('Filed under')} />
        <div className="flex flex-col gap-4 px-4 pb-4 sm:px-5 sm:pb-5">
          <FilingFields value={{ ...video, ...state.edits }} onChange={store.edit} why={why} />
          <AudienceFields value={{ ...video, ...state.edits }} onChange={store.edit} why={why} article />
        </div>
      </Card>
      <VideoFacts video={video} />
    </aside>
  )
}
