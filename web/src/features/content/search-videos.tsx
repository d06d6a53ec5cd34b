import { Search, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Input } from '#web/ui/field.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'

/** Words of a title; asked for when the typing rests. */
export function SearchVideos({ q, onSearch }: { q: string; onSearch: (q: string) => void }) {
  const [typed, setTyped] = useState(q)
  const sent = useRef(q)
  // The address can change by other ways too: Back, a cleared filter.
  if (q !== sent.current) {
    sent.current = q
    setTyped(q)
  }
  useEffect(() => {
    const wanted = typed.trim()
    if (wanted === sent.current) return
    const timer = setTimeout(() => {
      sent.current = wanted
      onSearch(wanted)
    }, 250)
    return () => clearTimeout(timer)
  }, [typed, onSearch])
  return (
    <search className="relative mb-4 flex max-w-96 items-center">
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute start-3 text-faint" />
      <Input
        aria-label="Search your videos by title"
        placeholder="Search by title"
        value={typed}
        dir="auto"
        maxLength={200}
        onChange={(event) => setTyped(event.target.value)}
        className="ps-9! pe-9!"
      />
      {typed && (
        <IconButton
          label="Clear the search"
          size="sm"
          icon={<X size={16} />}
          onClick={() => setTyped('')}
          className="absolute! end-1"
        />
      )}
    </search>
  )
}
