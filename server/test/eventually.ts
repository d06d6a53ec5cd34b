import assert from 'node:assert/strict'
import { setTimeout as delay } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'

/**
 * What is not so after this will never be. Not a measure of anything: a machine with much else to do gives little to what
 * is niced, as our ffmpeg is. How long things take is measured by the benches.
 */
export const PATIENCE_MS = 180_000

/** Asks again and again until there is an answer. @throws with the last failure when patience has ended */
export async function eventually<T>(
  ask: () => Promise<T | null | undefined | false>,
  limitMs = PATIENCE_MS,
): Promise<T> {
  const giveUp = Date.now() + limitMs
  for (;;) {
    let failure: unknown
    try {
      const answer = await ask()
      if (answer) return answer
    } catch (error) {
      failure = error
    }
    if (Date.now() > giveUp) throw new Error(`not so within ${limitMs} ms`, { cause: failure })
    await delay(30)
  }
}

/** Reads again and again until it is what is wanted. @throws with what it was in the end */
export async function eventuallyEqual<T>(read: () => Promise<T>, wanted: T): Promise<void> {
  await eventually(async () => isDeepStrictEqual(await read(), wanted)).catch(async () =>
    assert.deepEqual(await read(), wanted),
  )
}
