import { setTimeout as delay } from 'node:timers/promises'

/** Asks again and again until there is an answer. @throws with the last failure after `limitMs` */
export async function eventually<T>(ask: () => Promise<T | null | undefined | false>, limitMs = 10_000): Promise<T> {
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
