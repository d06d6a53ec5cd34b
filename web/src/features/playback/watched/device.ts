import { randomId } from '#web/lib/random-id.ts'
import { stored } from '#web/lib/stored.ts'

const kept = stored('studio.device')

/** Names this browser among a person's devices. */
export function deviceId(): string {
  const id = kept.get() ?? randomId()
  if (kept.get() === null) kept.set(id)
  return id
}
