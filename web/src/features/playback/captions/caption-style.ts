import { stored } from '#web/lib/stored.ts'

/** Every look of captions, by what somebody can choose; the first of each is the usual one. */
export const CAPTION_LOOKS = {
  size: { Normal: '1em', Small: '0.75em', Large: '1.4em', 'Very large': '1.9em' },
  colour: { White: '#fff', Yellow: '#ffe14d', Green: '#7dff8a', Cyan: '#7df3ff', Black: '#000' },
  background: {
    Dark: 'rgb(0 0 0 / 75%)',
    Black: '#000',
    None: 'transparent',
    White: '#fff',
    Blue: 'rgb(0 24 110 / 85%)',
  },
  font: {
    'As the page': 'inherit',
    Serif: 'Georgia, "Times New Roman", serif',
    'Fixed width': 'ui-monospace, "Courier New", monospace',
    Rounded: 'ui-rounded, "Arial Rounded MT Bold", "Trebuchet MS", sans-serif',
  },
  position: { Bottom: 'bottom', Top: 'top' },
} as const

export type CaptionPart = keyof typeof CAPTION_LOOKS
export const CAPTION_PARTS = Object.keys(CAPTION_LOOKS) as CaptionPart[] // they are its keys

const kept = stored('studio.caption-style')

const usual = (part: CaptionPart): string => Object.keys(CAPTION_LOOKS[part])[0]! // none of them is empty

/** What was chosen, by its name. */
export function captionLook(): Record<CaptionPart, string> {
  let found: Record<string, unknown> = {}
  try {
    found = JSON.parse(kept.get() ?? '{}')
  } catch {
    // Not ours: the usual look.
  }
  const chosen = (part: CaptionPart) => {
    const name = found?.[part]
    return typeof name === 'string' && Object.hasOwn(CAPTION_LOOKS[part], name) ? name : usual(part)
  }
  return Object.fromEntries(CAPTION_PARTS.map((part) => [part, chosen(part)])) as Record<CaptionPart, string> // of all parts
}

export const useCaptionLook = (): Record<CaptionPart, string> => {
  kept.use()
  return captionLook()
}

export function chooseCaptionLook(part: CaptionPart, name: string): void {
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
  const shadow = look.background === 'None' ? 'text-shadow: 0 0 3px #000, 0 1px 2px #000;' : ''
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
    if (position === 'Top' && cue.line === 'auto') {
      cue.line = 1
      moved.add(cue)
    } else if (position === 'Bottom' && moved.has(cue)) {
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
