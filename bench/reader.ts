import { connect, type Socket } from 'node:net'

/** A file of the store as the reader knows it, to hold what comes down the line against. */
export type Known = { path: string; bytes: Buffer }
export type Wanted = {
  known: Known
  /** Both ends included; the whole file without it. */
  range?: { start: number; end: number }
  /** Sent as it is, e.g. `if-none-match: "x"`, with its line end. */
  more?: string
  /** Of the answer; 200 without a range and 206 with one when it is not given. */
  status?: number
}
export type Reader = {
  /** @returns bytes of the body, compared with the known ones @throws when they are others, or the answer is another one */
  get(wanted: Wanted): Promise<number>
  /** Of bodies, so far. */
  read(): number
  end(): void
}

const HEAD_ENDS = Buffer.from('\r\n\r\n')

/**
 * One keep-alive connection that reads into one buffer again and again: an HTTP client would take more of the two cores than
 * the server. @param bytesPerS reads no faster than that; without it as fast as it can
 */
export function openReader(port: number, { bytesPerS }: { bytesPerS?: number } = {}): Reader {
  // Of a slow one no more than a tenth of a second's.
  const buffer = Buffer.allocUnsafe(bytesPerS ? Math.max(4096, Math.round(bytesPerS / 10)) : 1 << 20)
  let body = 0
  let now: (Wanted & { head: string; at: number; left: number; resolve: (n: number) => void }) | null = null
  let reject: (error: Error) => void = () => {}

  const take = (count: number): boolean => {
    try {
      taken(count)
    } catch (error) {
      socket.destroy()
      reject(error as Error) // ours, from below
      return false
    }
    if (!bytesPerS) return true
    // What a busy machine makes it miss is not caught up with: it would be a fast reader then.
    setTimeout(() => socket.resume(), (count / bytesPerS) * 1000)
    return false
  }

  function taken(count: number): void {
    if (!now) throw new Error('bytes that nobody has asked for')
    let from = 0
    if (now.left < 0) {
      const before = now.head.length
      now.head += buffer.toString('latin1', 0, count)
      const at = now.head.indexOf(HEAD_ENDS.toString())
      if (at < 0) return
      const head = now.head.slice(0, at)
      const wantedStatus = now.status ?? (now.range ? 206 : 200)
      if (!head.startsWith(`HTTP/1.1 ${wantedStatus} `)) throw new Error(`expected ${wantedStatus}, found ${head}`)
      now.left = wantedStatus === 304 ? 0 : Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? Number.NaN)
      const { start, end } = now.range ?? { start: 0, end: now.known.bytes.length - 1 }
      if (wantedStatus !== 304 && now.left !== end - start + 1) throw new Error(`another length: ${head}`)
      now.at = start
      from = at + HEAD_ENDS.length - before
    }
    const length = count - from
    if (now.known.bytes.compare(buffer, from, count, now.at, now.at + length) !== 0) throw new Error('other bytes')
    now.at += length
    now.left -= length
    body += length
    if (now.left > 0) return
    const { resolve, range, at } = now
    now = null
    resolve(at - (range?.start ?? 0))
  }

  const socket: Socket = connect({
    port,
    host: '127.0.0.1',
    noDelay: true,
    onread: { buffer, callback: take },
  })
  socket.on('error', (error) => reject(error))
  socket.on('close', () => reject(new Error('the server closed a connection')))

  return {
    get: (wanted) =>
      new Promise((resolve, fail) => {
        reject = fail
        now = { ...wanted, head: '', at: 0, left: -1, resolve }
        const range = wanted.range ? `range: bytes=${wanted.range.start}-${wanted.range.end}\r\n` : ''
        socket.write(`GET ${wanted.known.path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${range}${wanted.more ?? ''}\r\n`)
      }),
    read: () => body,
    end() {
      reject = () => {}
      socket.destroy()
    },
  }
}
