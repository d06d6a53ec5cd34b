import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { asProblem } from '#web/lib/api-problem.ts'
import { t } from '#web/lib/i18n/t.ts'
import { Input } from '#web/ui/field.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { choosePlaylistsQuery } from '../playlists/queries.ts'
import { useCategoryName } from './category-name.tsx'
import { CheckRow } from './check-row.tsx'
import { facetsQuery } from './facets.ts'
import type { FilterProps } from './filter-bar.tsx'
import { FILTERS } from './filters.ts'
import { type ListName, valuesOf, withValues } from './list-state.ts'

/** More than these and a field finds among them. */
const EASILY_SEEN = 8

const findIn = (filter: ListName) =>
  t(
    '{filter, select, category {Find in category} tag {Find in tag} language {Find in language} playlist {Find in playlist} other {Find among these}}',
    { filter },
  )

/** Those with fixed values always have some. */
const noneHas = (filter: ListName) =>
  t(
    '{filter, select, category {No video has a category.} tag {No video has a tag.} language {No video has a language.} other {No video has one.}}',
    { filter },
  )

/** The values of one filter, with how many videos have each. */
export function FilterList({ channelId, search, onSearch, name }: FilterProps & { name: ListName }) {
  const [typed, setTyped] = useState('')
  const isPlaylist = name === 'playlist'
  const facets = useQuery({ ...facetsQuery(channelId), enabled: !isPlaylist })
  const playlists = useQuery({ ...choosePlaylistsQuery(channelId, {}), enabled: isPlaylist })
  const { data, error, isPending } = isPlaylist ? playlists : facets
  const { label, fixed } = FILTERS[name]
  const titles = new Map(playlists.data?.items.map(({ id, title }) => [id, title]))
  const categoryName = useCategoryName(name === 'category')
  const nameOf = isPlaylist
    ? (id: string) => titles.get(id) ?? t('A playlist')
    : name === 'category'
      ? categoryName
      : FILTERS[name].name
  const chosen = valuesOf(search, name)
  const counts = isPlaylist
    ? playlists.data?.items.map(({ id, itemCount }) => ({ value: id, count: itemCount }))
    : facets.data?.[name === 'tag' ? 'tags' : name]
  const found = new Map(counts?.map((each) => [each.value, each.count]))
  const values = [...new Set([...chosen, ...fixed, ...found.keys()])]
  const words = typed.trim().toLowerCase()
  const shown = values.filter((value) => nameOf(value).toLowerCase().includes(words))
  const toggle = (value: string) =>
    onSearch(
      withValues(search, name, chosen.includes(value) ? chosen.filter((each) => each !== value) : [...chosen, value]),
    )
  return (
    <fieldset className="min-w-0">
      <legend className="px-2 pt-2 pb-1 text-12 font-medium text-faint">{label}</legend>
      {values.length > EASILY_SEEN && (
        <div className="px-1 pb-1">
          <Input
            aria-label={findIn(name)}
            placeholder={t('Find')}
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
          />
        </div>
      )}
      <div className="max-h-72 overflow-y-auto">
        {shown.map((value) => (
          <CheckRow
            key={value}
            checked={chosen.includes(value)}
            onChange={() => toggle(value)}
            count={counts ? (found.get(value) ?? 0) : undefined}
          >
            {nameOf(value)}
          </CheckRow>
        ))}
        {isPending && values.length === 0 && <Skeleton className="m-2 h-16" />}
        {error && values.length === 0 && <p className="p-2 text-13 text-muted">{asProblem(error).message}</p>}
        {data && shown.length === 0 && (
          <p className="p-2 text-13 text-faint">
            {typed ? t('Nothing is called that.') : isPlaylist ? t('There are no playlists yet.') : noneHas(name)}
          </p>
        )}
      </div>
    </fieldset>
  )
}
