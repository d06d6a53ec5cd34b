import { MediaFailure } from './failure.ts'
import { runFfprobe } from './run.ts'
import type { Work } from './work.ts'

/**
 * `discarded` packets are decoded but not shown: an edit list begins later. `encrypted` ones cannot be decoded without a
 * key; ffmpeg would copy them as they are.
 */
export type Packet = { timeS: number; key: boolean; discarded: boolean; encrypted: boolean }

type Place = { stream: number; fromS: number; forS: number; signal?: AbortSignal }

/** Packets of one stream from the keyframe at or before a time, in the order of showing. None when they cannot be read. */
export async function readPackets(
  work: Work,
  input: string,
  { stream, fromS, forS, signal }: Place,
): Promise<Packet[]> {
  const interval = `${fromS > 0 ? fromS.toFixed(3) : ''}%+${forS}`
  const fields = ['-show_entries', 'packet=pts_time,dts_time,flags:packet_side_data=side_data_type', '-of', 'csv=p=0']
  const args = ['-select_streams', String(stream), '-read_intervals', interval, ...fields, `file:${input}`]
  try {
    // 24 s at 1000 frames per second print 700 kB; a file whose time stands still would print itself whole.
    const { printed } = await runFfprobe(work, args, { signal, wallMs: 20_000, maxBytes: 2 ** 21 })
    return printed
      .split('\n')
      .flatMap(parsePacket)
      .sort((a, b) => a.timeS - b.timeS)
  } catch (error) {
    // A file that plays only in part is still worth encoding, so what cannot be sampled is not refused here.
    if (error instanceof MediaFailure && error.reason !== 'cancelled') return []
    throw error
  }
}

function parsePacket(line: string): Packet[] {
  const [pts = '', dts = '', flags = ''] = line.split(',')
  const timeS = Number.parseFloat(pts === 'N/A' ? dts : pts)
  return Number.isFinite(timeS)
    ? [
        {
          timeS,
          key: flags.includes('K'),
          discarded: flags.includes('D'),
          encrypted: line.includes(',Encryption info'),
        },
      ]
    : []
}

/** What samples of packets tell about a video. */
export function keyframes(samples: Packet[][]): { keyframeS: number | null; vfr: boolean; trimmed: boolean } {
  const longest = samples.map(longestWithoutKeyframe).filter((length) => length !== null)
  const steps = samples.flatMap((packets) =>
    packets.slice(1).map((packet, at) => packet.timeS - (packets[at]?.timeS ?? 0)),
  )
  const usual = [...steps].sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
  // Formats that count milliseconds (Matroska, FLV) round a constant rate too, by up to 1 ms each way.
  const irregular = steps.filter((step) => Math.abs(step - usual) > Math.max(0.002, usual * 0.3)).length
  return {
    keyframeS: longest.length > 0 ? Math.max(...longest) : null,
    vfr: irregular > steps.length * 0.02,
    trimmed: samples.some((packets) => packets.some((packet) => packet.discarded)),
  }
}

function longestWithoutKeyframe(packets: Packet[]): number | null {
  const keys = packets.filter((packet) => packet.key).map((packet) => packet.timeS)
  const last = packets.at(-1)
  if (keys.length === 0 || !last) return null
  return Math.max(...[...keys, last.timeS].slice(1).map((time, at) => time - (keys[at] ?? time)))
}
