/** What a page may say to its embed; see docs/embedding.md. */
export type Command =
  | { do: 'listen' | 'play' | 'pause' | 'mute' | 'unmute' }
  | { do: 'seek'; seconds: number }
  | { do: 'volume'; volume: number }
  | { do: 'rate'; rate: number }

export type Happening =
  | 'ready'
  | 'play'
  | 'pause'
  | 'time'
  | 'seeked'
  | 'ended'
  | 'volume'
  | 'rate'
  | 'waiting'
  | 'error'
  | 'state'

/** Every message of ours carries it, so that others' messages on the same page are told apart. */
const VERSION = 1

/** @returns null for whatever is not a command of ours */
export function readCommand(data: unknown): Command | null {
  if (typeof data !== 'object' || data === null) return null
  const { studio, do: verb, seconds, volume, rate } = data as Record<string, unknown> // an object; each is checked
  if (studio !== VERSION) return null
  switch (verb) {
    case 'listen':
    case 'play':
    case 'pause':
    case 'mute':
    case 'unmute':
      return { do: verb }
    case 'seek':
      return isBetween(seconds, 0, 1e7) ? { do: 'seek', seconds } : null
    case 'volume':
      return isBetween(volume, 0, 1) ? { do: 'volume', volume } : null
    case 'rate':
      return isBetween(rate, 0.25, 4) ? { do: 'rate', rate } : null
    default:
      return null
  }
}

const isBetween = (value: unknown, least: number, most: number): value is number =>
  typeof value === 'number' && value >= least && value <= most

type Ports = {
  /** The one origin that may steer it; null: whoever it is shown by. */
  only: string | null
  act: (command: Command) => void
  /** What is told with every happening. */
  state: () => Record<string, unknown>
}

/**
 * The line to the page around. Only the direct parent is heard, and only of `only` where that is given. Nothing is told
 * before that page has asked to listen, and then to its origin alone: a page that took its place hears nothing.
 */
export function openLine({ only, act, state }: Ports) {
  let listener: string | null = null
  let isReady = false

  function tell(event: Happening, details: Record<string, unknown> = {}): void {
    if (event === 'ready') isReady = true
    if (listener === null) return
    parent.postMessage({ studio: VERSION, event, ...state(), ...details }, listener)
  }

  addEventListener('message', ({ source, origin, data }) => {
    if (source !== parent || parent === window) return
    // A page without an origin of its own (`null`) could not be told apart from any other such page.
    if (origin === 'null' || (only !== null && origin !== only)) return
    const command = readCommand(data)
    if (!command) return
    if (command.do !== 'listen') return act(command)
    listener = origin
    tell(isReady ? 'ready' : 'state')
  })
  return { tell }
}
