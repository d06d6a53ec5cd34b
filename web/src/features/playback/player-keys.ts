/** What the page around the player does, where it can: elsewhere the key belongs to nobody. */
export type PageCommand = 'theatre' | 'mini' | 'next' | 'previous' | 'transcript' | 'copyLink' | 'help'

export type PlayerAction =
  | { do: 'togglePlay' | 'toggleMute' | 'toggleFullscreen' | 'toggleCaptions' | 'togglePip' | 'toggleLoop' }
  | { do: 'seekBy'; seconds: number }
  | { do: 'seekTo'; fraction: number }
  | { do: 'volumeBy'; step: number }
  | { do: 'rateBy'; steps: number }
  | { do: 'step'; frames: number }
  | { do: 'page'; what: PageCommand }

type Command = { keys: readonly string[]; act: PlayerAction }

/** Letters are written small, with `Shift+` where it is held: `n`, `Shift+n`, `ArrowLeft`, `<`. */
export const COMMANDS = {
  play: { keys: [' ', 'k'], act: { do: 'togglePlay' } },
  back: { keys: ['j'], act: { do: 'seekBy', seconds: -10 } },
  ahead: { keys: ['l'], act: { do: 'seekBy', seconds: 10 } },
  backALittle: { keys: ['ArrowLeft'], act: { do: 'seekBy', seconds: -5 } },
  aheadALittle: { keys: ['ArrowRight'], act: { do: 'seekBy', seconds: 5 } },
  frameBack: { keys: [','], act: { do: 'step', frames: -1 } },
  frameAhead: { keys: ['.'], act: { do: 'step', frames: 1 } },
  start: { keys: ['Home'], act: { do: 'seekTo', fraction: 0 } },
  end: { keys: ['End'], act: { do: 'seekTo', fraction: 1 } },
  slower: { keys: ['<'], act: { do: 'rateBy', steps: -1 } },
  faster: { keys: ['>'], act: { do: 'rateBy', steps: 1 } },
  louder: { keys: ['ArrowUp'], act: { do: 'volumeBy', step: 0.05 } },
  quieter: { keys: ['ArrowDown'], act: { do: 'volumeBy', step: -0.05 } },
  mute: { keys: ['m'], act: { do: 'toggleMute' } },
  captions: { keys: ['c'], act: { do: 'toggleCaptions' } },
  fullscreen: { keys: ['f'], act: { do: 'toggleFullscreen' } },
  pip: { keys: ['Shift+i'], act: { do: 'togglePip' } },
  loop: { keys: ['Shift+l'], act: { do: 'toggleLoop' } },
  theatre: { keys: ['t'], act: { do: 'page', what: 'theatre' } },
  mini: { keys: ['i'], act: { do: 'page', what: 'mini' } },
  transcript: { keys: ['Shift+t'], act: { do: 'page', what: 'transcript' } },
  next: { keys: ['n', 'Shift+n'], act: { do: 'page', what: 'next' } },
  previous: { keys: ['p', 'Shift+p'], act: { do: 'page', what: 'previous' } },
  copyLink: { keys: ['Shift+c'], act: { do: 'page', what: 'copyLink' } },
  help: { keys: ['?'], act: { do: 'page', what: 'help' } },
} as const satisfies Record<string, Command>

export type CommandName = keyof typeof COMMANDS
export type KeyMap = Readonly<Record<string, PlayerAction>>

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[] // they are its keys

/** What each key does. @param keysOf the keys of a command, where somebody has chosen others */
export const keyMap = (keysOf: (name: CommandName) => readonly string[] = (name) => COMMANDS[name].keys): KeyMap =>
  Object.fromEntries(COMMAND_NAMES.flatMap((name) => keysOf(name).map((key) => [key, COMMANDS[name].act])))

/** Where there is only a player, without a page of ours around it. */
const USUAL = keyMap((name) => (COMMANDS[name].act.do === 'page' ? [] : COMMANDS[name].keys))

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'> & { shiftKey?: boolean }

const isLetter = (key: string): boolean => key.length === 1 && key.toLowerCase() !== key.toUpperCase()

/** A key as `COMMANDS` writes it; `null` for what belongs to the browser. */
export function writtenKey({ key, ctrlKey, metaKey, altKey, shiftKey }: Key): string | null {
  if (ctrlKey || metaKey || altKey) return null
  return isLetter(key) ? `${shiftKey ? 'Shift+' : ''}${key.toLowerCase()}` : key
}

/** What a key does in the player; `null` for keys that belong to the browser or to nobody. */
export function actionOf(event: Key, keys: KeyMap = USUAL): PlayerAction | null {
  const written = writtenKey(event)
  if (!written) return null
  const found = keys[written] ?? keys[written.replace('Shift+', '')]
  if (found) return found
  return /^[0-9]$/.test(written) ? { do: 'seekTo', fraction: Number(written) / 10 } : null
}

export const RATES = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const

export function neighbourRate(rate: number, steps: number): number {
  const nearest = RATES.reduce(
    (best, other, index) => (Math.abs(other - rate) < Math.abs(RATES[best]! - rate) ? index : best),
    0,
  )
  return RATES[Math.max(0, Math.min(RATES.length - 1, nearest + steps))]! // clamped into the list
}

/**
 * Whether a key pressed here may act on the player: not while somebody types, not in a menu or dialog, and not where the
 * focused control needs that key itself (space on a button, arrows on a slider or a tab).
 */
export function mayAct(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof Element)) return true
  if (target.closest('input:not([type=range]), textarea, select, [contenteditable]:not([contenteditable=false])'))
    return false
  if (target.closest('[role=dialog], [role=menu], [role=listbox], [role=textbox]')) return false
  const usesSpace = key === ' ' && target.closest('button, a[href], summary, [role=button], [role=switch], [role=tab]')
  const usesArrows =
    /^(?:Arrow|Home$|End$)/.test(key) && target.closest('[role=slider], [role=tablist], [role=radiogroup], input')
  return !usesSpace && !usesArrows
}
