import { useQueryClient } from '@tanstack/react-query'
import { CircleCheck, FilePen, Globe, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { compact } from '#web/lib/format-number.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Badge } from '#web/ui/badge.tsx'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { toast } from '#web/ui/toast.ts'
import { changeCachedVideo } from '../cached-videos.ts'
import { useChangeVisibility } from '../changes.ts'
import { SaveWords } from '../saving/save-line.tsx'
import { articleQuery, publishArticle } from './queries.ts'
import type { ArticleStore, State } from './use-article.ts'

type Props = { state: State; store: ArticleStore; why: string | null }

/** Whether what is written is safe, whether readers have it, and the one step to give it to them. */
export function PublishBar({ state, store, why }: Props) {
  const queryClient = useQueryClient()
  const changeVisibility = useChangeVisibility()
  const [busy, setBusy] = useState(false)
  const { saved: article, value: text } = state
  const { video, published } = article
  const hidden = video.visibility === 'private' || video.visibility === 'scheduled'
  const changed = published?.markdown !== text
  const unavailable =
    why ??
    (state.theirs
      ? t('Choose below which text to keep')
      : text.trim() === ''
        ? t('Nothing is written yet')
        : !hidden && !changed
          ? t('What readers get is up to date')
          : null)
  const publish = async () => {
    setBusy(true)
    try {
      await store.save()
      if (store.isUnsaved()) return
      const given = await publishArticle(article.id)
      queryClient.setQueryData(articleQuery(article.id).queryKey, given)
      store.receive(given)
      changeCachedVideo(queryClient, article.id, () => given.video)
      if (hidden) await changeVisibility(given.video, 'public')
      else toast(t('Updated'), { tone: 'success', detail: t('Readers get the new text from now on.') })
    } catch (thrown) {
      toast(t('The article was not published'), { tone: 'danger', detail: asProblem(thrown).message })
    } finally {
      setBusy(false)
    }
  }
  return (
    <div className="sticky top-(--bar) z-10 -mx-1 flex min-h-12 flex-wrap items-center gap-x-3 gap-y-1 bg-canvas/95 px-1 py-1.5 backdrop-blur-sm">
      <SaveWords saving={state.saving} waits={state.theirs && t('Not saved')} savedWords={t('Draft saved')} />
      {published === null ? (
        <Badge icon={<FilePen size={12} />}>{t('Draft')}</Badge>
      ) : changed ? (
        <Badge icon={<FilePen size={12} />} tone="warning">
          {t('Unpublished changes')}
        </Badge>
      ) : (
        <Badge icon={<CircleCheck size={12} />}>{t('Text is up to date')}</Badge>
      )}
      <span className="figures ms-auto text-13 text-muted">
        {t('{count, plural, one {# word} other {# words}}', { count: compact(article.words) })} ·{' '}
        {t('{count, plural, one {# min read} other {# min read}}', { count: article.readingMinutes })}
      </span>
      <span className="flex items-center gap-1">
        {state.saving.kind === 'failed' && (
          <Button size="sm" onClick={store.retry}>
            {t('Retry')}
          </Button>
        )}
        {published && changed && !why && (
          <IconButton
            label={t('Go back to the published text')}
            icon={<Undo2 size={16} className="rtl:-scale-x-100" />}
            onClick={() => {
              const mine = text
              store.change(published.markdown)
              toast(t('Back to the published text'), { action: { label: t('Undo'), run: () => store.change(mine) } })
            }}
          />
        )}
        <Button variant="primary" icon={<Globe size={16} />} busy={busy} unavailable={unavailable} onClick={publish}>
          {hidden ? (video.visibility === 'scheduled' ? t('Publish now') : t('Publish')) : t('Update')}
        </Button>
      </span>
    </div>
  )
}
