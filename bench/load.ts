import { connect } from 'node:net'

export type Load = {
  port: number
  connections: number
  seconds: number
  warmUpSeconds?: number
  request: (number: number) => string
}
export type LoadResult = {
  perSecond: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  failed: number
  failure: string | null
  /** Requests in all, the warm-up included. */
  all: number
}

/** Whole requests as text over keep-alive connections, one after the other on each; counts what is answered with 200. */
export async function load({ port, connections, seconds, warmUpSeconds = 2, request }: Load): Promise<LoadResult> {
  const begin = performance.now() + warmUpSeconds * 1000
  const end = begin + seconds * 1000
  const latencies: number[] = []
  let failed = 0
  let failure: string | null = null
  let number = 0

  const one = () =>
    new Promise<void>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true })
      let sentAt = 0
      let head = ''
      let missing = -1
      const send = () => {
        sentAt = performance.now()
        head = ''
        missing = -1
        socket.write(request(number++))
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('data', (chunk: Buffer) => {
        if (missing < 0) {
          head += chunk.toString('latin1')
          const at = head.indexOf('\r\n\r\n')
          if (at < 0) return
          missing = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0) - (head.length - at - 4)
        } else missing -= chunk.length
        if (missing > 0) return
        const now = performance.now()
        if (now > begin) {
          if (head.startsWith('HTTP/1.1 200')) latencies.push(now - sentAt)
          else {
            failed++
            failure ??= head.slice(0, 400)
          }
        }
        if (now < end) send()
        else socket.end(() => resolve())
      })
    })
  await Promise.all(Array.from({ length: connections }, one))
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0) * 10) / 10
  return {
    perSecond: Math.round(latencies.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    failed,
    failure,
    all: number,
  }
}
