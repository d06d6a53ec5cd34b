/** What happened, in a few words, and the one thing that can be done about it. */
export type Toast = {
  id: number
  tone: 'neutral' | 'success' | 'danger'
  text: string
  detail?: string | undefined
  action?: ToastAction | undefined
  /** A second thing, before the first. */
  other?: ToastAction | undefined
  /** How far work has come, 0 to 100; `null` while nobody knows. */
  percent?: number | null | undefined
  /** Milliseconds in sight; 10 s when it can be undone; endless while work is under way. */
  lasts: number
}
type ToastAction = { label: string; run: () => void }

export type ToastOptions = {
  tone?: Toast['tone']
  detail?: string
  action?: Toast['action']
  other?: Toast['action']
  percent?: number | null
  lasts?: number
}

let next = 1
export const nextToastId = (): number => next++
let toasts: readonly Toast[] = []
const listeners = new Set<() => void>()

const change = (update: readonly Toast[]) => {
  toasts = update
  for (const listener of listeners) listener()
}

/** Shows a notice bottom left, at most three at once. Returns what takes it away again. */
export function toast(text: string, options: ToastOptions = {}): () => void {
  const id = nextToastId()
  putToast(entryOf(id, text, options))
  return () => dismissToast(id)
}

export function entryOf(
  id: number,
  text: string,
  { tone = 'neutral', detail, action, other, percent, lasts }: ToastOptions,
): Toast {
  return {
    id,
    tone,
    text,
    detail,
    action,
    other,
    percent,
    lasts: lasts ?? (action || tone === 'danger' ? 10_000 : 5_000),
  }
}

export function putToast(entry: Toast): void {
  if (toasts.some(({ id }) => id === entry.id)) {
    change(toasts.map((each) => (each.id === entry.id ? entry : each)))
    return
  }
  const working = toasts.filter(({ lasts }) => lasts === Number.POSITIVE_INFINITY)
  const passing = toasts.filter((each) => !working.includes(each))
  change([...working, ...passing.slice(working.length < 2 ? working.length - 2 : passing.length), entry])
}

export const dismissToast = (id: number): void => change(toasts.filter((entry) => entry.id !== id))

export const subscribeToToasts = (listener: () => void): (() => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

export const currentToasts = (): readonly Toast[] => toasts
