import { cx } from '#web/lib/cx.ts'

const APPLE = /Mac|iPhone|iPad/.test(navigator.platform)
const NAMES: Record<string, string> = {
  mod: APPLE ? '⌘' : 'Ctrl',
  ArrowLeft: '←',
  ArrowRight: '→',
  ArrowUp: '↑',
  ArrowDown: '↓',
  Escape: 'Esc',
}

/** As it stands on the keyboard. */
export const nameOfKey = (key: string): string => NAMES[key] ?? (key.length === 1 ? key.toUpperCase() : key)

/** `g h` as two keys, `mod+k` as one chord. */
export function Keys({ keys, className }: { keys: string; className?: string }) {
  return (
    <span dir="ltr" className={cx('inline-flex shrink-0 items-center gap-1', className)}>
      {keys.split(' ').map((chord) => (
        <kbd
          key={chord}
          className="inline-flex h-5 min-w-5 items-center justify-center gap-0.5 rounded-[4px] border bg-sunken px-1 font-sans text-[0.6875rem]/none font-medium text-muted"
        >
          {chord.split('+').map((key) => (
            <span key={key}>{nameOfKey(key)}</span>
          ))}
        </kbd>
      ))}
    </span>
  )
}
