import { createServer } from 'node:net'
import { setTimeout as delay } from 'node:timers/promises'

const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME'])

/** The former api of a killed supervisor leaves within a second; only then is the port really somebody else's. */
const PATIENCE_MS = 3000

type Place = { host: string; port: number }

/** Opens the port with patience. @throws the sentence that an operator can act on, made by `fail`, or what was thrown */
export async function withPort<T>(place: Place, open: () => Promise<T>, fail: (sentence: string) => Error): Promise<T> {
  const giveUp = performance.now() + PATIENCE_MS
  for (;;) {
    try {
      return await open()
    } catch (error) {
      if (codeOf(error) === 'EADDRINUSE' && performance.now() < giveUp) await delay(100)
      else {
        const sentence = sentenceFor(codeOf(error), place)
        throw sentence ? fail(sentence) : error
      }
    }
  }
}

/** Whether the port may be opened, seen by opening it for a moment: before the engines are started for nothing. */
export async function tryPort({ host, port }: Place): Promise<void> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen({ host, port }, resolve))
  await new Promise((resolve) => server.close(resolve))
}

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? String(error.code) : '')

function sentenceFor(code: string, { host, port }: Place): string | null {
  if (code === 'EADDRINUSE') return `Port ${port} on ${host} is in use by another program; set PORT to a free one.`
  if (NO_ADDRESS.has(code)) return `HOST ${host} is not an address of this machine.`
  if (code === 'EACCES') return `PORT ${port} may not be opened by this user; take one above 1023.`
  return null
}
