/** What the address of an embed asks for; see docs/embedding.md. */
export type Parameters = {
  autoplay: boolean
  muted: boolean
  loop: boolean
  controls: boolean
  /** Seconds of the media. */
  startS: number
  /** Where it stops, in seconds; null at its end. */
  endS: number | null
  /** The one site that may steer it, as an origin; null: whoever it is shown by. */
  origin: string | null
}

/** Whatever is nonsense is as if it were not there. */
export function readParameters(query: string): Parameters {
  const given = new URLSearchParams(query)
  const isOn = (name: string, otherwise = false): boolean => {
    const value = given.get(name)
    return value === null ? otherwise : !['0', 'false', 'no', 'off'].includes(value.toLowerCase())
  }
  const startS = seconds(given.get('start') ?? given.get('t')) ?? 0
  const endS = seconds(given.get('end'))
  return {
    autoplay: isOn('autoplay'),
    muted: isOn('muted'),
    loop: isOn('loop'),
    controls: isOn('controls', true),
    startS,
    endS: endS !== null && endS > startS ? endS : null,
    origin: originOf(given.get('origin')),
  }
}

/** Seconds, or as links have it: `90`, `90.5`, `1m30s`, `1:30`. */
export function seconds(text: string | null): number | null {
  if (!text || text.length > 20) return null
  const words = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+(?:\.\d+)?)s?)?$/i.exec(text)
  if (words) return part(words[1]) * 3600 + part(words[2]) * 60 + part(words[3])
  const clock = /^(?:(\d+):)?(\d{1,2}):(\d{1,2})$/.exec(text)
  return clock ? part(clock[1]) * 3600 + part(clock[2]) * 60 + part(clock[3]) : null
}

const part = (digits: string | undefined): number => Number(digits ?? 0)

function originOf(text: string | null): string | null {
  const url = text === null ? null : URL.parse(text)
  return url && /^https?:$/.test(url.protocol) ? url.origin : null
}
