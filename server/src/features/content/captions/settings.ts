const NUMBER = String.raw`\d{1,3}(?:\.\d{1,3})?`
const SETTINGS: [string, RegExp][] = [
  ['vertical', /^(rl|lr)$/],
  ['line', new RegExp(`^(-?\\d{1,3}|${NUMBER}%)(,(start|center|end))?$`)],
  ['position', new RegExp(`^${NUMBER}%(,(line-left|center|line-right))?$`)],
  ['size', new RegExp(`^${NUMBER}%$`)],
  ['align', /^(start|center|end|left|right)$/],
]

/** Cue settings that WebVTT knows and whose percentages are some; a region has gone with its block. */
export function safeSettings(raw: string): string {
  if (!raw.trim()) return ''
  const given = new Map(
    raw
      .trim()
      .split(/\s+/)
      .slice(0, 10)
      .map((each) => [each.split(':')[0], each] as const),
  )
  return SETTINGS.flatMap(([name, shape]) => {
    const value = given.get(name)?.slice(name.length + 1)
    if (!value || !shape.test(value)) return []
    const percent = /([\d.]+)%/.exec(value)
    return percent && Number(percent[1]) > 100 ? [] : [`${name}:${value}`]
  }).join(' ')
}
