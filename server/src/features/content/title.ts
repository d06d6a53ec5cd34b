/** `my_holiday-2026.final.mp4` becomes `my holiday-2026.final`: the folder, the ending and what cannot be shown are left out. */
export function titleFrom(filename: string): string {
  const name = filename.split(/[/\\]/).at(-1) ?? ''
  const plain = name
    .replace(/\.[a-z0-9]{1,5}$/i, '')
    .replace(/[\p{C}_]+/gu, ' ')
    .replace(/\s+/g, ' ')
    .trim()
  const short = [...plain].slice(0, 100).join('').trim()
  return short || 'Untitled'
}
