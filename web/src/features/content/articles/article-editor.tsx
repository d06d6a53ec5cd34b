import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useShortcuts } from '#web/features/frame/shortcuts.ts'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { tx } from '#web/lib/i18n/tx.ts'
import { Callout } from '#web/ui/callout.tsx'
import { ErrorState } from '#web/ui/error-state.tsx'
import { Segmented } from '#web/ui/segmented.tsx'
import { Loading, Skeleton } from '#web/ui/skeleton.tsx'
import type { Video } from '../queries.ts'
import { EarlierButton } from '../saving/earlier-versions.tsx'
import type { ShownVersion } from '../saving/shown-version.ts'
import { ArticleConflict } from './article-conflict.tsx'
import { ArticleSide } from './article-side.tsx'
import { ArticleText } from './article-text.tsx'
import { EarlierTexts } from './earlier-texts.tsx'
import { PublishBar } from './publish-bar.tsx'
import { type Article, articleQuery, IMAGE_TYPES } from './queries.ts'
import { undescribed } from './text-edits.ts'
import { TitleField } from './title-field.tsx'
import { Toolbar } from './toolbar.tsx'
import { useArticle } from './use-article.ts'
import { useEditor } from './use-editor.ts'

/** Of the address: what the text was before. */
type Shown = { version: ShownVersion | null; onVersion: (version: ShownVersion | null) => void }

/** The Details tab of an article: its text is what it is about. */
export function ArticleEditor({ video, ...shown }: { video: Video } & Shown) {
  const { data, error, isFetching, refetch } = useQuery(articleQuery(video.id))
  const queryClient = useQueryClient()
  // Whatever makes an article visible publishes its first text.
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new visibility is what it is about
  useEffect(() => {
    void queryClient.invalidateQueries(articleQuery(video.id))
  }, [queryClient, video.id, video.visibility])
  if (error && !data)
    return (
      <ErrorState what={t('This article')} problem={asProblem(error)} onRetry={() => refetch()} busy={isFetching} />
    )
  return (
    <div className="grid items-start gap-x-8 gap-y-6 xl:grid-cols-[minmax(0,1fr)_320px]">
      {data ? (
        <Editor key={data.id} article={data} video={video} {...shown} />
      ) : (
        <Loading what={t('the article')}>
          <Skeleton className="h-10 w-2/3" />
          <Skeleton className="mt-4 h-[60dvh] w-full rounded-card!" />
        </Loading>
      )}
      <ArticleSide video={video} />
    </div>
  )
}

type View = 'write' | 'both' | 'preview'
const WIDE = '(width >= 1024px)'

function Editor({ article, video, version, onVersion }: { article: Article; video: Video } & Shown) {
  const queryClient = useQueryClient()
  const [state, store] = useArticle(article)
  const [view, setView] = useState<View>(() => (matchMedia(WIDE).matches ? 'both' : 'write'))
  const why = video.can.edit ? null : (video.why.edit ?? t('Your role in this channel cannot change this article.'))
  const onImage = () => void queryClient.invalidateQueries(articleQuery(article.id))
  const editor = useEditor(article.id, store, { why, onImage })
  useShortcuts(t('This article'), [
    { keys: 'mod+b', words: t('Bold') },
    { keys: 'mod+i', words: t('Italic') },
    { keys: 'mod+k', words: t('Link, in the text') },
  ])
  const failed = article.images.filter((each) => each.state === 'failed' && state.value.includes(each.id)).length
  const bare = undescribed(state.value)
  return (
    <div className="flex min-w-0 flex-col gap-3">
      <PublishBar state={state} store={store} why={why} />
      {why && <Callout tone="info">{why}</Callout>}
      <ArticleConflict state={state} store={store} />
      <TitleField video={video} why={why} />
      {version !== null && <EarlierTexts state={state} store={store} shown={version} why={why} onShow={onVersion} />}
      {/* Stays in the page meanwhile, with what is being written. */}
      <div
        hidden={version !== null}
        className="overflow-clip rounded-card border bg-surface has-[textarea:focus-visible]:border-accent"
      >
        <div className="flex flex-wrap items-center justify-between gap-2 border-b px-2 py-1.5">
          <Toolbar why={view === 'preview' ? t('Only while writing') : why} onCommand={editor.run} />
          <span className="hidden lg:block">
            <Segmented<View>
              label={t('What is shown')}
              value={view}
              onChange={setView}
              options={[
                { value: 'write', label: t('Write') },
                { value: 'both', label: t('Both') },
                { value: 'preview', label: t('Preview') },
              ]}
            />
          </span>
          <span className="lg:hidden">
            <Segmented<View>
              label={t('What is shown')}
              value={view === 'both' ? 'write' : view}
              onChange={setView}
              options={[
                { value: 'write', label: t('Write') },
                { value: 'preview', label: t('Preview') },
              ]}
            />
          </span>
        </div>
        <div className={view === 'both' ? 'grid lg:grid-cols-2' : 'grid'}>
          {view !== 'preview' && (
            <textarea
              ref={editor.field}
              {...editor.handlers}
              value={state.value}
              onChange={(event) => store.change(event.currentTarget.value, 'text')}
              onBlur={() => void store.save()}
              readOnly={why !== null}
              dir="auto"
              aria-label={t('Text, in Markdown')}
              placeholder={t(
                'Write in Markdown: # a heading, **bold**, - a list.\nDrop a picture anywhere in the text.',
              )}
              className="field-sizing-content min-h-[56dvh] w-full resize-none bg-transparent px-4 py-4 font-mono text-14/6 outline-none pointer-coarse:text-16 sm:px-5"
            />
          )}
          {view !== 'write' && (
            <section
              aria-label={t('Preview')}
              // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it can be reached by keyboard
              tabIndex={0}
              className={
                view === 'both'
                  ? 'hidden min-w-0 border-s px-5 py-4 lg:block'
                  : 'mx-auto min-h-[56dvh] w-full max-w-[calc(72ch+64px)] px-5 py-4'
              }
            >
              {state.saved.html ? (
                <ArticleText html={state.saved.html} />
              ) : (
                <p className="text-14 text-muted">{t('What you write appears here as readers will see it.')}</p>
              )}
            </section>
          )}
        </div>
        <div className="flex min-h-9 flex-wrap items-center gap-x-4 gap-y-1 border-t px-4 py-1.5 text-13 text-muted">
          <span className="-ms-3">
            <EarlierButton
              onClick={() => {
                onVersion('all')
                void store.save()
              }}
            />
          </span>
          <p role="status">
            {editor.uploading > 0
              ? t('{count, plural, one {Adding # picture…} other {Adding # pictures…}}', { count: editor.uploading })
              : article.images.some((each) => each.state === 'making')
                ? t('A picture is being prepared…')
                : ''}
          </p>
          {bare > 0 && (
            <p>
              {tx(
                '{count, plural, one {# picture has} other {# pictures have}} no description: write it between the brackets of {sign} for those who cannot see it.',
                { count: bare, sign: <code>![…]</code> },
              )}
            </p>
          )}
          {failed > 0 && (
            <p className="text-danger">
              {t(
                '{count, plural, one {# picture} other {# pictures}} could not be read: save it again as JPEG or PNG.',
                { count: failed },
              )}
            </p>
          )}
        </div>
        <input
          ref={editor.chooser}
          type="file"
          multiple
          accept={IMAGE_TYPES.join(',')}
          aria-label={t('Pictures for the text')}
          className="sr-only"
          tabIndex={-1}
          onChange={(event) => {
            editor.addAll([...(event.target.files ?? [])])
            event.target.value = ''
          }}
        />
      </div>
    </div>
  )
}
