import { createHash } from 'node:crypto'
import { connect, createServer, type Server } from 'node:net'

type Other = { url: string; pid: number }

/**
 * Makes this the only program on a data folder. The lock is a socket in Linux's abstract name space: taken atomically and
 * given back by the kernel, also after kill -9, and whoever comes second asks it where the first one listens.
 */
export async function becomeOnlyOne(data: string, url: string): Promise<{ lock: Server } | { other: Other }> {
  const name = `\0creator-studio-${createHash('sha256').update(data).digest('hex').slice(0, 24)}`
  const lock = createServer((socket) => {
    socket.on('error', () => {})
    socket.end(JSON.stringify({ url, pid: process.pid } satisfies Other))
  })
  try {
    await new Promise<void>((resolve, reject) => lock.once('error', reject).listen(name, resolve))
    lock.unref()
    return { lock }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    return { other: await ask(name) }
  }
}

function ask(name: string): Promise<Other> {
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(name)
    socket.setTimeout(3000, () => socket.destroy(new Error('the running program does not answer')))
    socket.on('data', (chunk) => {
      text += chunk
    })
    socket.on('end', () => resolve(JSON.parse(text)))
    socket.on('error', reject)
  })
}
