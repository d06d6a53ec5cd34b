import { connect } from 'node:net'

export type Load = {
  port: number
  connections: number
  seconds: number
  warmUpSeconds?: number
  /** The whole text of a request, by its number from 0. */
  request: (number: number) => string
  /**
   * Default: an answer with 200. Asked about each, those of the warm-up too.
   * @param answer its head, and its body as far as that came along with it @param number of the request
   */
  isGood?: (answer: string, number: number) => boolean
}
export type LoadResult = {
  perSecond: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  failed: number
  /** Requests in all, the warm-up included. */
  all: number
}

/**
 * Sends requests over keep-alive connections, on each the next as soon as the one before is answered; counts good answers.
 * Raw sockets: an HTTP client would take more of the two cores than the server.
 */
export async function load(options: Load): Promise<LoadResult> {
  const { port, connections, seconds, warmUpSeconds = 2, request } = options
  const { isGood = (answer) => answer.startsWith('HTTP/1.1 200') } = options
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
      let mine = 0
      const send = () => {
        sentAt = performance.now()
        head = ''
        missing = -1
        mine = number++
        socket.write(request(mine))
      }
      socket.on('connect', send)
      socket.on('error', reject)
      socket.on('close', () =>
        performance.now() < end ? reject(new Error('the server closed a connection')) : resolve(),
      )
      socket.on('data', (chunk: Buffer) => {
        if (missing < 0) {
          head += chunk.toString('latin1')
          const at = head.indexOf('\r\n\r\n')
          if (at < 0) return
          missing = Number(/\r\ncontent-length: (\d+)/i.exec(head)?.[1] ?? 0) - (head.length - at - 4)
        } else missing -= chunk.length
        if (missing > 0) return
        const now = performance.now()
        const good = isGood(head, mine)
        if (now > begin) {
          if (good) latencies.push(now - sentAt)
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
  if (failure) console.log(`the first of ${failed} answers that were not good:\n${failure}`)
  latencies.sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0) * 10) / 10
  return {
    perSecond: Math.round(latencies.length / seconds),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
    maxMs: at(1),
    failed,
    all: number,
  }
}
