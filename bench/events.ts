import { prepareProgram } from '../e2e/program.ts'
import { eventually } from '../server/test/eventually.ts'
import { type CpuRole, cpuByRole } from './cpu.ts'
import { insertVideos, signUp } from './given.ts'
import { load } from './load.ts'

const CONNECTIONS = 64
const EVENTS_A_PLAYBACK = 10

/** Acknowledged requests of one event each, with ids never used before, of players that tell of their progress. */
export async function benchEvents(seconds = 10) {
  const program = await prepareProgram()
  try {
    await program.start()
    const { channelId } = await signUp(program.origin)
    const [vodId = ''] = await insertVideos(program, channelId, 1)
    const playbacks = new Map<number, string>()

    function request(number: number): string {
      const playback = Math.floor(number / EVENTS_A_PLAYBACK)
      const playbackId = playbacks.get(playback) ?? crypto.randomUUID()
      const isLast = number % EVENTS_A_PLAYBACK === EVENTS_A_PLAYBACK - 1
      if (isLast) playbacks.delete(playback)
      else playbacks.set(playback, playbackId)
      const now = new Date().toISOString()
      const positionMs = (number % EVENTS_A_PLAYBACK) * 10_000
      const body = `{"sentAt":"${now}","events":[{"id":"${crypto.randomUUID()}","type":"progress","at":"${now}","playbackId":"${playbackId}","vodId":"${vodId}","positionMs":${positionMs},"ranges":[[${positionMs},${positionMs + 10}]]}]}`
      return `POST /api/events HTTP/1.1\r\nhost: 127.0.0.1:${program.port}\r\nuser-agent: Mozilla/5.0 (X11; Linux x86_64) bench ${playback % CONNECTIONS}\r\ncontent-type: application/json\r\ncontent-length: ${body.length}\r\n\r\n${body}`
    }
    const isGood = (answer: string) => answer.startsWith('HTTP/1.1 202') && answer.endsWith('"rejected":[]}')
    const supervisor = program.pids().supervisor ?? 0
    const before = cpuByRole(supervisor)
    const result = await load({
      port: program.port,
      connections: CONNECTIONS,
      seconds,
      warmUpSeconds: 3,
      request,
      isGood,
    })
    await eventually(async () => (await program.query('select 1 from analytics.inbox limit 1')).length === 0, 60_000)
    const after = cpuByRole(supervisor)
    // Of all that was sent, from receipt to what is judged; firmer than the rate on a busy machine.
    const usPerEvent = (role: CpuRole) => Math.round(((after[role] - before[role]) * 1000) / result.all)
    const cpu = {
      nodeUs: usPerEvent('node'),
      postgresUs: usPerEvent('postgres'),
      clickhouseUs: usPerEvent('clickhouse'),
    }
    return [{ name: 'POST /api/events, one event each', wanted: 5000, ...result, ...cpu }]
  } finally {
    await program.remove()
  }
}
