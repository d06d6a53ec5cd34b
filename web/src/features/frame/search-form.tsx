import { useLocation, useNavigate } from '@tanstack/react-router'
import { Search } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'

const Suggestions = lazyLater(() => import('#web/features/discovery/suggestions.tsx'))

/** Searches the whole site. What it suggests while somebody types comes with the first look at it. */
export function SearchForm({ className, autoFocus }: { className?: string; autoFocus?: boolean }) {
  const navigate = useNavigate()
  const { pathname, search } = useLocation()
  const input = useRef<HTMLInputElement>(null)
  const [wanted, setWanted] = useState(false)
  const q = pathname === '/search' ? String(search.q ?? '') : ''
  const find = (words: string) => {
    if (words.trim() === '') return
    input.current?.blur()
    void navigate({ to: '/search', search: { q: words.trim() } })
  }
  return (
    <search className={cx('relative', className)}>
      <form
        action="/search"
        onSubmit={(event) => {
          event.preventDefault()
          find(input.current?.value ?? '')
        }}
      >
        <Search
          size={16}
          aria-hidden="true"
          className="pointer-events-none absolute inset-y-0 start-3 my-auto text-faint"
        />
        <input
          key={q}
          ref={input}
          type="search"
          name="q"
          aria-label={t('Search videos, channels and playlists')}
          placeholder={t('Search')}
          defaultValue={q}
          dir="auto"
          maxLength={200}
          autoComplete="off"
          enterKeyHint="search"
          // biome-ignore lint/a11y/noAutofocus: on phones the page is opened to search
          autoFocus={autoFocus}
          onFocus={() => setWanted(true)}
          className="h-9 w-full rounded-full border border-line-control bg-surface pr-4 pl-9 text-14 rtl:pr-9 rtl:pl-4 hover:border-muted focus-visible:border-accent focus-visible:outline-offset-0 pointer-coarse:h-11 pointer-coarse:text-16"
        />
      </form>
      {wanted && (
        <Suspense>
          <Suggestions key={q} input={input} onFind={find} />
        </Suspense>
      )}
    </search>
  )
}
