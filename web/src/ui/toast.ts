/** What happened, in a few words, and the one thing that can be done about it. */
export type Toast = {
  id: number
  tone: 'neutral' | 'success' | 'danger'
  text: string
  detail?: string | undefined
  action?: { label: string; run: () => void } | undefined
  /** Milliseconds in sight; 10 s when it can be undone. */
  lasts: number
}

type Options = { tone?: Toast['tone']; detail?: string; action?: Toast['action']; lasts?: number }

let next = 1
let toasts: readonly Toast[] = []
const listeners = new Set<() => void>()

const change = (update: readonly Toast[]) => {
  toasts = update
  for (const listener of listeners) listener()
}

/** Shows a notice bottom left, at most three at once. Returns what takes it away again. */
export function toast(text: string, { tone = 'neutral', detail, action, lasts }: Options = {}): () => void {
  const id = next++
  const entry: Toast = {
    id,
    tone,
    text,
    detail,
    action,
    lasts: lasts ?? (action || tone === 'danger' ? 10_000 : 5_000),
  }
  change([...toasts.slice(-2), entry])
  return () => dismissToast(id)
}

export const dismissToast = (id: number): void => change(toasts.filter((entry) => entry.id !== id))

export const subscribeToToasts = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const currentToasts = (): readonly Toast[] => toasts
