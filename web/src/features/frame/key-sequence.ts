type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** How a pressed key is written in a shortcut: `k`, `?`, `mod+k`; `null` for a modifier alone and for keys of the browser. */
export function written({ key, ctrlKey, metaKey, altKey }: Key): string | null {
  if (altKey || ['Control', 'Meta', 'Shift', 'Alt', 'Dead', 'Unidentified'].includes(key)) return null
  const name = key.length === 1 ? key.toLowerCase() : key
  return ctrlKey || metaKey ? `mod+${name}` : name
}

/** Two keys of a sequence have to follow each other within this time. */
export const SEQUENCE_MS = 1_200

/**
 * What the next key makes of the keys so far.
 * @param pending keys of a begun sequence, separated by spaces, or empty
 * @param known all shortcuts as written, e.g. `g h`
 */
export function follow(
  pending: string,
  key: string,
  known: readonly string[],
): { hit: string | null; pending: string } {
  for (const typed of pending ? [`${pending} ${key}`, key] : [key]) {
    if (known.includes(typed)) return { hit: typed, pending: '' }
    if (known.some((each) => each.startsWith(`${typed} `))) return { hit: null, pending: typed }
  }
  return { hit: null, pending: '' }
}

/** A shortcut that is typed without holding Ctrl or Cmd: it can be switched off. */
export const isSingle = (keys: string): boolean => !keys.startsWith('mod+')
