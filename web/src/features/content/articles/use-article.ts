import { useQueryClient } from '@tanstack/react-query'
import { changeCachedVideo } from '../cached-videos.ts'
import type { SavingState, SavingStore } from '../saving/store.ts'
import { useSaving } from '../saving/use-saving.ts'
import { type Article, articleQuery, saveArticle } from './queries.ts'

export type State = SavingState<string, Article>
export type ArticleStore = SavingStore<string, Article>

/** The text of an article as it is written here, and what becomes of it. */
export function useArticle(article: Article): [State, ArticleStore] {
  const queryClient = useQueryClient()
  const { id } = article
  return useSaving(`article.${id}`, article, () => ({
    open: (text: string) => text,
    plain: (text) => text,
    of: ({ markdown }) => markdown,
    async save(text, revision, over) {
      const saved = await saveArticle(id, text, { revision, newSitting: over })
      queryClient.setQueryData(articleQuery(id).queryKey, saved)
      changeCachedVideo(queryClient, id, () => saved.video)
      return saved
    },
  }))
}
