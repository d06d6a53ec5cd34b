let kept: KeyboardEvent[] = []

const keep = (event: KeyboardEvent) => {
  if (event.key !== ' ') kept.push(event) // that one has scrolled the page by now
}

/** What is pressed before the code that acts on it has arrived is acted on when it has. */
export const keepKeys = (): void => document.addEventListener('keydown', keep)

export function takeKeys(): readonly KeyboardEvent[] {
  document.removeEventListener('keydown', keep)
  const taken = kept
  kept = []
  return taken
}
