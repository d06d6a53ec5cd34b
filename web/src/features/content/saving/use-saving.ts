import { useEffect, useSyncExternalStore } from 'react'
import { type FieldsServer, type FieldsState, type FieldsStore, openFields } from './fields-store.ts'
import type { Shelf } from './saving.ts'
import { openSaving, type SavingState, type SavingStore, type Written } from './store.ts'

type Lasting = { save(): Promise<void>; retry(): void; isUnsaved(): boolean; isLeft(): boolean }

/** Kept while the studio is open: what is being written goes on being saved on the next page. */
const stores = new Map<string, Lasting>()

/** The store of this key, begun where there is none. It ends with the page, or later, once all is saved. */
export function useLasting<Store extends Lasting>(key: string, open: (shelf: Shelf) => Store): Store {
  let found = stores.get(key)
  if (!found) {
    found = open(shelfOf(`studio.${key}`))
    stores.set(key, found)
  }
  const store = found as Store // keys begin with the kind of their store
  useEffect(() => {
    const online = () => store.retry()
    const hidden = () => document.visibilityState === 'hidden' && void store.save()
    // What is kept in this tab outlives a reload, but not the tab.
    const leaving = (event: BeforeUnloadEvent) => {
      if (store.isUnsaved()) event.preventDefault()
    }
    window.addEventListener('online', online)
    window.addEventListener('beforeunload', leaving)
    document.addEventListener('visibilitychange', hidden)
    return () => {
      window.removeEventListener('online', online)
      window.removeEventListener('beforeunload', leaving)
      document.removeEventListener('visibilitychange', hidden)
      void store.save().then(() => {
        if (store.isLeft() && stores.get(key) === store) stores.delete(key)
      })
    }
  }, [store, key])
  return store
}

/** Something that is written here and saves itself. @param key also of where it outlives a reload */
export function useSaving<Value, Plain, Saved extends { revision: number }>(
  key: string,
  read: Saved,
  written: () => Written<Value, Plain, Saved>,
): [SavingState<Value, Saved>, SavingStore<Value, Saved>] {
  const store = useLasting(key, (shelf) => openSaving(read, written(), shelf))
  const state = useSyncExternalStore(store.subscribe, store.get)
  useEffect(() => store.receive(read), [store, read])
  return [state, store]
}

/** As `useSaving`, of something whose fields are saved each for itself. */
export function useFields<Whole extends { revision: number }, Name extends string & keyof Whole>(
  key: string,
  read: Whole,
  fields: readonly Name[],
  server: () => FieldsServer<Whole, Name>,
): [FieldsState<Whole, Name>, FieldsStore<Whole, Name>] {
  const store = useLasting(key, (shelf) => openFields(read, fields, { ...shelf, ...server() }))
  const state = useSyncExternalStore(store.subscribe, store.get)
  useEffect(() => store.receive(read), [store, read])
  return [state, store]
}

const shelfOf = (key: string): Shelf => ({
  keep(text) {
    try {
      if (text === null) sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, text)
    } catch {
      // Storage is off or full: it is saved all the same, only a reload in between would lose it.
    }
  },
  kept() {
    try {
      return sessionStorage.getItem(key)
    } catch {
      return null
    }
  },
})
