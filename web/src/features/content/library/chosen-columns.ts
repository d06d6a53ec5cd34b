import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { meQuery } from '#web/features/accounts/queries.ts'
import { stored } from '#web/lib/stored.ts'
import { COLUMNS, type Column, type ColumnId } from './columns.tsx'

const stores = new Map<string, ReturnType<typeof stored>>()

/** One choice for each person who uses this browser. */
function storeOf(person: string) {
  const key = `studio.library.columns.${person}`
  const store = stores.get(key) ?? stored(key)
  stores.set(key, store)
  return store
}

const usual = COLUMNS.filter((column) => column.usual).map(({ id }) => id)

export function useChosenColumns() {
  const { data: me } = useQuery(meQuery)
  const store = storeOf(me?.user?.id ?? 'nobody')
  const written = store.use()
  const columns: readonly Column[] = useMemo(() => {
    const chosen = written === null ? usual : written.split(',')
    return COLUMNS.filter(({ id }) => id === 'video' || chosen.includes(id))
  }, [written])
  const choose = (ids: readonly ColumnId[] | null) => store.set(ids === null ? null : ids.join(','))
  return { columns, choose, changed: written !== null }
}
