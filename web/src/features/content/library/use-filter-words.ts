import { useQuery } from '@tanstack/react-query'
import { ownPlaylistQuery } from '../playlists/queries.ts'
import { useCategoryName } from './category-name.tsx'
import { filterInWords } from './filters.ts'
import type { ListName, ListSearch } from './list-state.ts'

/** @returns what a filter is set to, as its chip says it */
export function useFilterWords(search: ListSearch): (name: ListName) => string | null {
  const categoryName = useCategoryName(Boolean(search.category))
  const playlist = search.playlist && !search.playlist.includes(',') ? search.playlist : null
  const { data } = useQuery({ ...ownPlaylistQuery(playlist ?? ''), enabled: playlist !== null })
  return (name) => {
    if (name === 'playlist' && data) return data.title
    return name === 'category' ? filterInWords(search, name, categoryName) : filterInWords(search, name)
  }
}
