import { stored } from '#web/lib/stored.ts'
import { COMMAND_NAMES, COMMANDS, type CommandName, type KeyMap, keyMap } from '../player-keys.ts'

type Chosen = { off: boolean; keys: Partial<Record<CommandName, readonly string[]>> }

const kept = stored('studio.player-keys')
const NOTHING: Chosen = { off: false, keys: {} }

let read: { text: string | null; chosen: Chosen; map: KeyMap } | null = null

function now() {
  const text = kept.get()
  if (read?.text !== text) {
    const chosen = parse(text)
    read = { text, chosen, map: chosen.off ? {} : keyMap((name) => keysIn(chosen, name)) }
  }
  return read
}

const keysIn = (chosen: Chosen, name: CommandName): readonly string[] => chosen.keys[name] ?? COMMANDS[name].keys

/** What somebody has changed; what is not understood counts as unchanged. */
export function parse(text: string | null): Chosen {
  try {
    const found: unknown = JSON.parse(text ?? '{}')
    if (typeof found !== 'object' || found === null) return NOTHING
    const { off, keys } = found as { off?: unknown; keys?: unknown } // looked at below
    const known = Object.entries(keys ?? {}).filter(
      ([name, list]) =>
        Object.hasOwn(COMMANDS, name) && Array.isArray(list) && list.every((key) => typeof key === 'string'),
    )
    return { off: off === true, keys: Object.fromEntries(known) }
  } catch {
    return NOTHING
  }
}

const write = (chosen: Chosen): void =>
  kept.set(chosen.off || Object.keys(chosen.keys).length > 0 ? JSON.stringify(chosen) : null)

/** The player's keys as they are in this browser. */
export const chosenKeys = {
  map: (): KeyMap => now().map,
  areOn: (): boolean => !now().chosen.off,
  of: (name: CommandName): readonly string[] => keysIn(now().chosen, name),
  isChanged: (name?: CommandName): boolean => {
    const { keys } = now().chosen
    return name ? keys[name] !== undefined : Object.keys(keys).length > 0
  },
  turn: (on: boolean): void => write({ ...now().chosen, off: !on }),
  /** Gives a command these keys, none among them, and takes them away from any other. */
  give(name: CommandName, given: readonly string[]): void {
    const { chosen } = now()
    const keys = { ...chosen.keys, [name]: given }
    for (const other of COMMAND_NAMES) {
      if (other === name) continue
      const left = keysIn(chosen, other).filter((key) => !given.includes(key))
      if (left.length < keysIn(chosen, other).length) keys[other] = left
    }
    write({ ...chosen, keys })
  },
  /** Who has it now. */
  ownerOf: (key: string): CommandName | undefined => COMMAND_NAMES.find((name) => chosenKeys.of(name).includes(key)),
  reset: (): void => write({ ...now().chosen, keys: {} }),
  use: (): void => void kept.use(),
}
