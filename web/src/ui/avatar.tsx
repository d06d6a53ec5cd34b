import { useState } from 'react'

/** A face, or the initials on a colour that always belongs to the same name: a picture too, so no text of the button around it. */
export function Avatar({ name, src, size = 32 }: { name: string; src?: string | null; size?: number }) {
  const [broken, setBroken] = useState<string>()
  const box = { width: size, height: size, fontSize: Math.max(10, Math.round(size * 0.4)) }
  if (src && src !== broken) {
    return (
      <img
        src={src}
        alt=""
        loading="lazy"
        decoding="async"
        className="shrink-0 rounded-full bg-pressed object-cover outline-1 -outline-offset-1 outline-pressed"
        width={size}
        height={size}
        style={box}
        onError={() => setBroken(src)}
      />
    )
  }
  return (
    <span
      aria-hidden="true"
      data-initials={initials(name)}
      className="inline-flex shrink-0 items-center justify-center rounded-full font-semibold text-white select-none before:content-[attr(data-initials)]"
      style={{ ...box, background: `oklch(0.5 0.115 ${hue(name)})` }}
    />
  )
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = words.length > 1 ? [words[0], words.at(-1)] : [words[0]]
  return letters.map((word) => [...(word ?? '')][0]?.toUpperCase() ?? '').join('')
}

// No yellows: at the darkness white letters need they turn to mud.
const HUES = [18, 40, 155, 185, 215, 245, 275, 300, 325, 350]

function hue(name: string): number {
  let sum = 7
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return HUES[sum % HUES.length] ?? 275
}
