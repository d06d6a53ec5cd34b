import { useQueryClient } from '@tanstack/react-query'
import { useMemo } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { WordChanges } from '../details/word-changes.tsx'
import { EarlierVersions } from '../saving/earlier-versions.tsx'
import type { ShownVersion } from '../saving/shown-version.ts'
import { articleQuery, earlierArticles } from './queries.ts'
import type { ArticleStore, State } from './use-article.ts'

type Props = {
  state: State
  store: ArticleStore
  shown: ShownVersion
  why: string | null
  onShow: (version: ShownVersion | null) => void
}

const words = (count: number) => t('{count, plural, one {# word} other {# words}}', { count })

/** What the draft was before. */
export function EarlierTexts({ state, ...props }: Props) {
  const queryClient = useQueryClient()
  const { id, revision, words: count } = state.saved
  return (
    <EarlierVersions
      {...props}
      earlier={earlierArticles(id)}
      revision={revision}
      refresh={() => queryClient.invalidateQueries(articleQuery(id))}
      back={t('Back to the text')}
      facts={({ size }) => words(size)}
      now={words(count)}
    >
      {({ markdown }) => <Changes before={markdown} after={state.value} />}
    </EarlierVersions>
  )
}

function Changes({ before, after }: { before: string; after: string }) {
  const changes = useMemo(() => <WordChanges before={before} after={after} />, [before, after])
  return (
    <>
      <p className="text-13">{t('Words that are struck out are not there now; the other marked ones came since.')}</p>
      <section
        aria-label={t('Text of this version')}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, so it can be reached by keyboard
        tabIndex={0}
        dir="auto"
        className="max-h-[min(50dvh,480px)] overflow-y-auto rounded-control border bg-surface px-4 py-3 font-mono text-14/6 whitespace-pre-wrap wrap-anywhere"
      >
        {changes}
      </section>
    </>
  )
}
