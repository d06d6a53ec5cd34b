export type PlayerAction =
  | { do: 'togglePlay' | 'toggleMute' | 'toggleFullscreen' | 'toggleCaptions' }
  | { do: 'seekBy'; seconds: number }
  | { do: 'seekTo'; fraction: number }
  | { do: 'volumeBy'; step: number }
  | { do: 'rateBy'; steps: number }

type Key = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey'>

/** What a key does in the player; `null` for keys that belong to the browser or to nobody. */
export function actionOf({ key, ctrlKey, metaKey, altKey }: Key): PlayerAction | null {
  if (ctrlKey || metaKey || altKey) return null
  if (/^[0-9]$/.test(key)) return { do: 'seekTo', fraction: Number(key) / 10 }
  return KEYS[key.length === 1 ? key.toLowerCase() : key] ?? null
}

const KEYS: Record<string, PlayerAction> = {
  ' ': { do: 'togglePlay' },
  k: { do: 'togglePlay' },
  j: { do: 'seekBy', seconds: -10 },
  l: { do: 'seekBy', seconds: 10 },
  ArrowLeft: { do: 'seekBy', seconds: -5 },
  ArrowRight: { do: 'seekBy', seconds: 5 },
  ArrowUp: { do: 'volumeBy', step: 0.05 },
  ArrowDown: { do: 'volumeBy', step: -0.05 },
  m: { do: 'toggleMute' },
  f: { do: 'toggleFullscreen' },
  c: { do: 'toggleCaptions' },
  '<': { do: 'rateBy', steps: -1 },
  '>': { do: 'rateBy', steps: 1 },
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
    key.startsWith('Arrow') && target.closest('[role=slider], [role=tablist], [role=radiogroup], input')
  return !usesSpace && !usesArrows
}
