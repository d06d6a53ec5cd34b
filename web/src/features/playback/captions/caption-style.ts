import { stored } from '#web/lib/stored.ts'

/** Every look of captions, by what somebody can choose; the first of each is the usual one. */
export const CAPTION_LOOKS = {
  size: { normal: '1em', small: '0.75em', large: '1.4em', 'very-large': '1.9em' },
  colour: { white: '#fff', yellow: '#ffe14d', green: '#7dff8a', cyan: '#7df3ff', black: '#000' },
  background: {
    dark: 'rgb(0 0 0 / 75%)',
    black: '#000',
    none: 'transparent',
    white: '#fff',
    blue: 'rgb(0 24 110 / 85%)',
  },
  font: {
    'as-the-page': 'inherit',
    serif: 'ui-serif, Georgia, "Times New Roman", serif',
    'fixed-width': 'ui-monospace, "Courier New", monospace',
    rounded: 'ui-rounded, "Arial Rounded MT Bold", "Trebuchet MS", sans-serif',
  },
  position: { bottom: 'bottom', top: 'top' },
} as const

export type CaptionPart = keyof typeof CAPTION_LOOKS
type NamesOf<Looks> = Looks extends unknown ? keyof Looks : never
export type CaptionLook = NamesOf<(typeof CAPTION_LOOKS)[CaptionPart]>
export const CAPTION_PARTS = Object.keys(CAPTION_LOOKS) as CaptionPart[] // they are its keys

const kept = stored('studio.caption-style')

/** What can be chosen, the usual one first. */
export const looksOf = (part: CaptionPart): CaptionLook[] => Object.keys(CAPTION_LOOKS[part]) as CaptionLook[] // they are its keys

/** What was chosen, by its name. */
export function captionLook(): Record<CaptionPart, CaptionLook> {
  let found: Record<string, unknown> = {}
  try {
    found = JSON.parse(kept.get() ?? '{}')
  } catch {
    // Not ours: the usual look.
  }
  const chosen = (part: CaptionPart) => {
    // Kept by its English words once: `Very large`.
    const name = String(found?.[part]).toLowerCase().replaceAll(' ', '-')
    return looksOf(part).find((look) => look === name) ?? looksOf(part)[0]
  }
  return Object.fromEntries(CAPTION_PARTS.map((part) => [part, chosen(part)])) as Record<CaptionPart, CaptionLook> // of all parts
}

export const useCaptionLook = (): Record<CaptionPart, CaptionLook> => {
  kept.use()
  return captionLook()
}

export function chooseCaptionLook(part: CaptionPart, name: CaptionLook): void {
  kept.set(JSON.stringify({ ...captionLook(), [part]: name }))
  paint()
}

const lookOf = (part: CaptionPart, name: string): string => (CAPTION_LOOKS[part] as Record<string, string>)[name] ?? '' // names of its own

let sheet: CSSStyleSheet | null = null
const players = new Set<HTMLMediaElement>()

/** The browser draws captions itself and takes their look from a style sheet; only their place belongs to each line. */
function paint(): void {
  const look = captionLook()
  if (!sheet) {
    sheet = new CSSStyleSheet()
    document.adoptedStyleSheets.push(sheet)
  }
  const shadow = look.background === 'none' ? 'text-shadow: 0 0 3px #000, 0 1px 2px #000;' : ''
  sheet.replaceSync(
    `.studio-player video::cue { font-size: ${lookOf('size', look.size)}; color: ${lookOf('colour', look.colour)}; background: ${lookOf('background', look.background)}; font-family: ${lookOf('font', look.font)}; ${shadow} }`,
  )
  for (const media of players) for (const track of media.textTracks) place(track, look.position)
}

/** Lines that say themselves where they stand keep their place. */
const moved = new WeakSet<VTTCue>()

function place(track: TextTrack, position: string): void {
  for (const cue of track.cues ?? []) {
    if (!(cue instanceof VTTCue)) continue
    if (position === 'top' && cue.line === 'auto') {
      cue.line = 1
      moved.add(cue)
    } else if (position === 'bottom' && moved.has(cue)) {
      cue.line = 'auto'
      moved.delete(cue)
    }
  }
}

/** Keeps the captions of a player as their reader wants them. @returns its end */
export function followCaptionStyle(media: HTMLMediaElement): () => void {
  players.add(media)
  if (kept.get() !== null) paint()
  const off = new AbortController()
  // `load` does not bubble; on its way down it is seen.
  media.addEventListener(
    'load',
    ({ target }) => target instanceof HTMLTrackElement && place(target.track, captionLook().position),
    { signal: off.signal, capture: true },
  )
  return () => {
    players.delete(media)
    off.abort()
  }
}
