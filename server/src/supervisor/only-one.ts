import { createHash } from 'node:crypto'
import { connect, createServer, type Server } from 'node:net'

type Other = { url: string; pid: number }

/**
 * Makes this the only program on a data folder. The lock is a socket in Linux's abstract name space: taken atomically and
 * given back by the kernel, also after kill -9, and whoever comes second asks it where the first one listens.
 * @returns the other as null when it holds the lock and does not answer
 */
export async function becomeOnlyOne(data: string, url: string): Promise<{ lock: Server } | { other: Other | null }> {
  const name = nameOf(data)
  for (let tries = 1; ; tries++) {
    const lock = await take(name, url)
    if (lock) return { lock }
    const other = await ask(name)
    // One that ends between our two looks refuses the second; then the lock is free.
    if (other || tries === 3) return { other }
  }
}

/** @returns the program that runs on a data folder, null when none does, or when it does not answer */
export const programOn = (data: string): Promise<Other | null> => ask(nameOf(data))

const nameOf = (data: string) => `\0creator-studio-${createHash('sha256').update(data).digest('hex').slice(0, 24)}`

async function take(name: string, url: string): Promise<Server | null> {
  const lock = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(JSON.stringify({ url, pid: process.pid } satisfies Other))
  })
  try {
    await new Promise<void>((resolve, reject) => lock.once('error', reject).listen(name, resolve))
    lock.unref()
    return lock
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') return null
    throw error
  }
}

function ask(name: string): Promise<Other | null> {
  return new Promise((resolve) => {
    let text = ''
    const socket = connect(name)
    socket.setTimeout(2000, () => socket.destroy())
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('error', () => {})
    socket.on('close', () => resolve(text.endsWith('}') ? JSON.parse(text) : null))
  })
}
