import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { CircleUser, Search } from 'lucide-react'
import { type RefObject, useEffect, useId, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { t } from '#web/lib/i18n/t.ts'
import { suggestionsQuery } from './queries.ts'

type Props = { input: RefObject<HTMLInputElement | null>; onFind: (words: string) => void }

/** What others have called what somebody may be typing, below the field. It makes a combobox of it. */
export default function Suggestions({ input, onFind }: Props) {
  const id = useId()
  const navigate = useNavigate()
  const [text, setText] = useState('')
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(-1)
  const { data } = useQuery(suggestionsQuery(text))
  const items = text === '' ? [] : (data ?? [])
  const isShown = open && items.length > 0

  const choose = (place: number) => {
    const item = items[place]
    setOpen(false)
    if (!item) return
    if (!item.handle) return onFind(item.text)
    input.current?.blur()
    void navigate({ to: '/channel/$handle', params: { handle: item.handle } })
  }
  const keys = useRef<(event: KeyboardEvent) => void>(() => {})
  keys.current = (event) => {
    if (event.key === 'Escape' && isShown) {
      event.preventDefault()
      setOpen(false)
      setActive(-1)
    }
    if (event.key === 'Enter' && isShown && active >= 0) {
      event.preventDefault()
      choose(active)
    }
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    setOpen(true)
    const step = event.key === 'ArrowDown' ? 1 : -1
    // The field itself is one of the places.
    if (isShown) setActive(((active + 1 + step + items.length + 1) % (items.length + 1)) - 1)
  }

  useEffect(() => {
    const field = input.current
    if (!field) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const typed = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        setText(field.value.trim())
        setOpen(document.activeElement === field)
        setActive(-1)
      }, 120)
    }
    const key = (event: KeyboardEvent) => keys.current(event)
    const left = () => setOpen(false)
    const submitted = () => {
      clearTimeout(timer)
      setOpen(false)
    }
    if (field.value !== field.defaultValue) typed()
    field.addEventListener('input', typed)
    field.addEventListener('keydown', key)
    field.addEventListener('blur', left)
    field.form?.addEventListener('submit', submitted)
    return () => {
      clearTimeout(timer)
      field.removeEventListener('input', typed)
      field.removeEventListener('keydown', key)
      field.removeEventListener('blur', left)
      field.form?.removeEventListener('submit', submitted)
    }
  }, [input])

  useEffect(() => {
    const field = input.current
    if (!field) return
    field.setAttribute('role', 'combobox')
    field.setAttribute('aria-autocomplete', 'list')
    field.setAttribute('aria-expanded', String(isShown))
    if (isShown) field.setAttribute('aria-controls', id)
    else field.removeAttribute('aria-controls')
    if (isShown && active >= 0) field.setAttribute('aria-activedescendant', `${id}-${active}`)
    else field.removeAttribute('aria-activedescendant')
  }, [input, id, isShown, active])

  if (!isShown) return null
  return (
    <div
      id={id}
      role="listbox"
      aria-label={t('Suggestions')}
      className="absolute inset-x-0 top-full z-30 mt-1.5 overflow-hidden rounded-card bg-raised p-1 shadow-overlay"
    >
      {items.map((item, place) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field above has the focus and the keys
        <div
          key={`${item.kind} ${item.handle ?? item.text}`}
          id={`${id}-${place}`}
          role="option"
          tabIndex={-1}
          aria-selected={place === active}
          // The field keeps the focus, so that the list stays until the click.
          onPointerDown={(event) => event.preventDefault()}
          onPointerMove={() => setActive(place)}
          onClick={() => choose(place)}
          className={cx(
            'flex min-h-9 cursor-pointer items-center gap-3 rounded-control px-3 py-1.5 text-14 pointer-coarse:min-h-11',
            place === active && 'bg-hover',
          )}
        >
          <span className="shrink-0 text-faint">
            {item.kind === 'channel' ? (
              <CircleUser size={16} aria-hidden="true" />
            ) : (
              <Search size={16} aria-hidden="true" />
            )}
          </span>
          <span className="min-w-0 truncate" dir="auto">
            {item.text}
          </span>
          {item.handle && <span className="shrink-0 text-13 text-faint">@{item.handle}</span>}
        </div>
      ))}
    </div>
  )
}
