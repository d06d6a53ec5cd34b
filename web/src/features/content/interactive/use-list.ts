import { useQueryClient } from '@tanstack/react-query'
import { ownVideoQuery } from '../queries.ts'
import { useSaving } from '../saving/use-saving.ts'
import { type Item, inOrder, missingIn } from './items.ts'
import { type InteractionList, interactionsQuery, resultsQuery, saveInteractions } from './queries.ts'

/** The list as it is written here: saved by itself as soon as nothing is missing, with undo, never over somebody else's. */
export function useList({ id, durationMs }: { id: string; durationMs: number }, given: InteractionList) {
  const queryClient = useQueryClient()
  const [state, store] = useSaving(`interactions.${id}`, given, () => ({
    open: (items: readonly Item[]) => items,
    plain: (items) => items,
    of: ({ items }) => items,
    isWhole: (items) => items.every((item) => missingIn(item, durationMs) === null),
    async save(items, revision) {
      const saved = await saveInteractions(id, items, revision)
      queryClient.setQueryData(interactionsQuery(id).queryKey, saved)
      void queryClient.invalidateQueries({ queryKey: ownVideoQuery(id).queryKey })
      void queryClient.invalidateQueries({ queryKey: resultsQuery(id).queryKey })
      return saved
    },
  }))
  /** As it is this moment: two changes may come before the page is drawn again. */
  const items = () => store.get().value
  const change = (next: readonly Item[], what?: string) => store.change(inOrder(next), what)
  return {
    state,
    store,
    add: (item: Item) => change([...items(), item]),
    edit: (id: string, part: Partial<Item>, what = '') =>
      change(
        items().map((item) => (item.id === id ? ({ ...item, ...part } as Item) : item)), // of the same kind
        what && `${id} ${what}`,
      ),
    remove: (id: string) => change(items().filter((item) => item.id !== id)),
  }
}
