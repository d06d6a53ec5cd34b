import { X } from 'lucide-react'
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react'
import { cx } from '#web/lib/cx.ts'
import { direction } from '#web/lib/direction.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { ControlProps } from '#web/ui/field.tsx'

const MOST = 50
const LONGEST = 60

type Props = { control: ControlProps; value: string[]; onChange: (tags: string[]) => void; locked: boolean }

/**
 * Tags as they are typed: Enter or a comma ends one, Backspace in the empty field takes the last one away, a pasted list
 * becomes many; the arrows lead through them and Delete takes one out.
 */
export function TagsInput({ control, value, onChange, locked }: Props) {
  const [text, setText] = useState('')
  const field = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)

  const add = (written: string) => {
    const next = [...value]
    for (const part of written.split(/[,\n]/)) {
      const tag = part.replace(/\s+/g, ' ').trim().replace(/^#+/, '').slice(0, LONGEST)
      const known = next.some((each) => each.toLowerCase() === tag.toLowerCase())
      if (tag && !known && next.length < MOST) next.push(tag)
    }
    setText('')
    if (next.length !== value.length) onChange(next)
  }
  const buttons = () => [...(list.current?.querySelectorAll<HTMLElement>('button') ?? [])]
  const remove = (index: number) => {
    onChange(value.filter((_, at) => at !== index))
    requestAnimationFrame(() => (buttons()[Math.min(index, value.length - 2)] ?? field.current)?.focus())
  }
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return
    const atStart = event.currentTarget.selectionStart === 0 && event.currentTarget.selectionEnd === 0
    if (event.key === 'Enter' || event.key === ',') {
      event.preventDefault()
      add(text)
    } else if (event.key === 'Backspace' && text === '' && value.length > 0) onChange(value.slice(0, -1))
    else if (stepOf(event.key) < 0 && atStart) buttons().at(-1)?.focus()
  }
  const onPaste = (event: ClipboardEvent<HTMLInputElement>) => {
    const pasted = event.clipboardData.getData('text')
    if (!/[,\n]/.test(pasted)) return
    event.preventDefault()
    add(text + pasted)
  }
  const onChipKey = (event: KeyboardEvent, index: number) => {
    if (event.key === 'Backspace' || event.key === 'Delete') {
      event.preventDefault()
      remove(index)
    }
    const step = stepOf(event.key)
    if (step !== 0) (buttons()[index + step] ?? (step > 0 ? field.current : null))?.focus()
  }

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a click beside the tags goes to the field, which has the name and the keys
    // biome-ignore lint/a11y/useKeyWithClickEvents: as above
    <div
      onClick={(event) => event.target === event.currentTarget && field.current?.focus()}
      className={cx(
        'flex flex-wrap items-center gap-1.5 rounded-control border border-line-control p-1.5 transition-[border-color] hover:border-muted has-[input:focus-visible]:border-accent has-[input:focus-visible]:outline-2 has-[input:focus-visible]:outline-accent',
        locked ? 'bg-sunken' : 'cursor-text bg-surface',
      )}
    >
      <ul ref={list} aria-label={t('Tags')} className="contents">
        {value.map((tag, index) => (
          <li
            key={tag}
            className="flex h-6 max-w-full items-center rounded-[4px] bg-pressed ps-2 text-13 pointer-coarse:h-9"
          >
            <span className={cx('truncate', locked && 'pe-2')} dir="auto">
              {tag}
            </span>
            {!locked && (
              <button
                type="button"
                aria-label={t('Remove {tag}', { tag })}
                onClick={() => remove(index)}
                onKeyDown={(event) => onChipKey(event, index)}
                className="flex size-6 shrink-0 items-center justify-center rounded-[4px] text-muted hover:bg-hover hover:text-ink pointer-coarse:size-9"
              >
                <X size={13} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <input
        {...control}
        ref={field}
        value={text}
        readOnly={locked || value.length >= MOST}
        maxLength={LONGEST + 1}
        dir="auto"
        autoComplete="off"
        enterKeyHint="enter"
        placeholder={locked ? '' : value.length === 0 ? t('Add tags, each ended by a comma') : ''}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKey}
        onPaste={onPaste}
        onBlur={() => text && add(text)}
        className="h-6 min-w-32 flex-1 bg-transparent px-1.5 text-14 outline-none pointer-coarse:h-9 pointer-coarse:text-16"
      />
    </div>
  )
}

/** Towards the first tag or the last one, as they run on this page. */
function stepOf(key: string): -1 | 0 | 1 {
  const [back, forth] = direction() === 'rtl' ? ['ArrowRight', 'ArrowLeft'] : ['ArrowLeft', 'ArrowRight']
  return key === back ? -1 : key === forth ? 1 : 0
}
