/**
 * Which videos are chosen: some by id, or all that match the filter except a few. Ids and not places, so that a list that
 * changes under the selection does not change what is chosen.
 */
export type Selection =
  | { readonly mode: 'some'; readonly ids: ReadonlySet<string> }
  | { readonly mode: 'all'; readonly except: ReadonlySet<string> }

export const NOTHING: Selection = { mode: 'some', ids: new Set() }
export const EVERYTHING: Selection = { mode: 'all', except: new Set() }

export const has = (selection: Selection, id: string): boolean =>
  selection.mode === 'some' ? selection.ids.has(id) : !selection.except.has(id)

export const countOf = (selection: Selection, total: number): number =>
  selection.mode === 'some' ? selection.ids.size : Math.max(0, total - selection.except.size)

/** Chooses these videos, or takes them out. */
export function withIds(selection: Selection, ids: Iterable<string>, chosen: boolean): Selection {
  const named = new Set(selection.mode === 'some' ? selection.ids : selection.except)
  const naming = chosen === (selection.mode === 'some')
  for (const id of ids) {
    if (naming) named.add(id)
    else named.delete(id)
  }
  return selection.mode === 'some' ? { mode: 'some', ids: named } : { mode: 'all', except: named }
}

export const toggled = (selection: Selection, id: string): Selection => withIds(selection, [id], !has(selection, id))
