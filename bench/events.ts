import { connect, type Socket } from 'node:net'

export type EventBench = {
  /** Where the server listens. */
  host: string
  port: number
  /** A public video. */
  vodId: string
  connections?: number
  seconds?: number
  /** Not counted: connections, caches and the compiler get warm. */
  warmUpSeconds?: number
  /** Events in each request. */
  perRequest?: number
}
export type EventBenchResult = {
  connections: number
  perRequest: number
  seconds: number
  /** Answered with 202 and everything accepted. */
  acknowledged: number
  /** Anything else, with the first answer of the kind. */
  failed: number
  failure: string | null
  perSecond: number
  eventsPerSecond: number
  p50Ms: number
  p99Ms: number
  maxMs: number
  /** Ids of all events that were acknowledged in the whole run, warm-up included: what the counters must come to. */
  acknowledgedEvents: number
}

/**
 * Sends requests over keep-alive connections, each as soon as the one before is answered, with ids never used before.
 * Raw sockets: an HTTP client would take more of the two cores than the server.
 */
export async function benchEvents(options: EventBench): Promise<EventBenchResult> {
  const { connections = 64, seconds = 10, warmUpSeconds = 3, perRequest = 1 } = options
  const begin = performance.now() + warmUpSeconds * 1000
  const end = begin + seconds * 1000
  const latencies: number[] = []
  const total = { acknowledged: 0, failed: 0, failure: null as string | null, events: 0 }
  await Promise.all(
    Array.from({ length: connections }, (_, i) =>
      keepSending(options, i, perRequest, end, (ms, answer) => {
        const accepted = answer.startsWith('HTTP/1.1 202') && answer.endsWith(`"rejected":[]}`)
        if (accepted) total.events += perRequest
        if (performance.now() < begin) return
        if (accepted) {
          total.acknowledged++
          latencies.push(ms)
        } else {
          total.failed++
          total.failure ??= answer.slice(0, 600)
        }
      }),
    ),
  )
  latencies.sort((a, b) => a - b)
  const quantile = (q: number) =>
    round(latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * q))] ?? 0)
  return {
    connections,
    perRequest,
    seconds,
    acknowledged: total.acknowledged,
    failed: total.failed,
    failure: total.failure,
    perSecond: Math.round(total.acknowledged / seconds),
    eventsPerSecond: Math.round((total.acknowledged * perRequest) / seconds),
    p50Ms: quantile(0.5),
    p99Ms: quantile(0.99),
    maxMs: round(latencies.at(-1) ?? 0),
    acknowledgedEvents: total.events,
  }
}

const round = (ms: number) => Math.round(ms * 10) / 10

/** One connection, one request at a time. @param tell called with each answer, head and body together */
function keepSending(
  { host, port, vodId }: EventBench,
  viewer: number,
  perRequest: number,
  end: number,
  tell: (ms: number, answer: string) => void,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host, port, noDelay: true })
    let sentAt = 0
    let received = ''
    let playbackId = crypto.randomUUID()
    let second = 0

    function send() {
      if (second >= 100) {
        playbackId = crypto.randomUUID()
        second = 0
      }
      const now = new Date().toISOString()
      const events: string[] = []
      for (let i = 0; i < perRequest; i++, second += 10)
        events.push(
          `{"id":"${crypto.randomUUID()}","type":"progress","at":"${now}","playbackId":"${playbackId}","vodId":"${vodId}","positionMs":${second * 1000},"ranges":[[${second * 1000},${second * 1000 + 10}]]}`,
        )
      const body = `{"sentAt":"${now}","events":[${events.join(',')}]}`
      received = ''
      sentAt = performance.now()
      socket.write(
        `POST /api/events HTTP/1.1\r\nhost: ${host}:${port}\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64) bench ${viewer}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`,
      )
    }

    socket.setEncoding('latin1')
    socket.on('connect', send)
    socket.on('error', reject)
    socket.on('data', (chunk) => {
      received += chunk
      if (!isWhole(received)) return
      tell(performance.now() - sentAt, received)
      if (performance.now() < end) send()
      else socket.end(() => resolve())
    })
    socket.on('close', () =>
      performance.now() < end ? reject(new Error('the server closed a connection')) : resolve(),
    )
  })
}

function isWhole(answer: string): boolean {
  const head = answer.indexOf('\r\n\r\n')
  if (head < 0) return false
  const length = /\r\ncontent-length: (\d+)/i.exec(answer)?.[1]
  return answer.length >= head + 4 + Number(length ?? 0)
}
