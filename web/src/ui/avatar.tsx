import { cx } from '#web/lib/cx.ts'

/** A face or the initials on a colour that always belongs to the same name. */
export function Avatar({ name, src, size = 32 }: { name: string; src?: string | null; size?: number }) {
  const box = { width: size, height: size, fontSize: Math.max(10, Math.round(size * 0.4)) }
  if (src) {
    return (
      <img src={src} alt="" width={size} height={size} className="shrink-0 rounded-full object-cover" style={box} />
    )
  }
  return (
    <span
      aria-hidden="true"
      className={cx(
        'inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-white select-none',
      )}
      style={{ ...box, background: `oklch(0.52 0.12 ${hue(name)})` }}
    >
      {initials(name)}
    </span>
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}

function hue(name: string): number {
  let sum = 7
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 3600
  return sum / 10
}
