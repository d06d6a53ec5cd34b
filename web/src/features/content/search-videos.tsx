import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'

export const SEARCH_ID = 'search-videos'

type Props = { q: string; onSearch: (q: string) => void; label?: string }

/** Words of title, description, tags and transcript; asked for when the typing rests. `/` leads here. */
export function SearchVideos({ q, onSearch, label = t('Search your videos') }: Props) {
  const [typed, setTyped] = useState(q)
  const [seen, setSeen] = useState(q)
  const sent = useRef(q)
  const latest = useRef(onSearch)
  latest.current = onSearch
  // The address can change by other ways than this field: Back, a cleared filter, a saved view.
  if (q !== seen) {
    setSeen(q)
    if (q !== sent.current) {
      sent.current = q
      setTyped(q)
    }
  }
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === sent.current) return
    const timer = setTimeout(() => {
      sent.current = wanted
      latest.current(wanted)
    }, 150)
    return () => clearTimeout(timer)
  }, [typed])
  return (
    <search className="relative flex items-center">
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute start-3 text-faint" />
      <Input
        type="search"
        id={SEARCH_ID}
        aria-label={label}
        placeholder={label}
        value={typed}
        dir="auto"
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        className="h-8! ps-9! pe-9! pointer-coarse:h-11! [&::-webkit-search-cancel-button]:hidden"
      />
      {typed && (
        <IconButton
          label={t('Clear the search')}
          size="sm"
          icon={<X size={16} />}
          onClick={() => setTyped('')}
          className="absolute! end-1"
        />
      )}
    </search>
  )
}
