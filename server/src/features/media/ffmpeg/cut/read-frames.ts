import { said } from '#platform/language.ts'
import { MediaFailure } from '../failure.ts'
import { runFfprobe } from '../run.ts'
import type { Work } from '../work.ts'
import type { Frame } from './plan-cut.ts'

export type Frames = {
  frames: Frame[]
  /** when the last one ends */
  lastS: number
  /** how many frames a decoder holds back to bring them in order */
  delay: number
}

/** 14 hours at 60 frames a second. */
const MOST_FRAMES = 3_000_000
const TOO_LONG = said('This video is too long to be cut here. Cut it before you upload it.')

/** Every frame of a video with its time from the start of the file; nothing is decoded. @throws {MediaFailure} */
export async function readFrames(
  work: Work,
  input: string,
  { stream, signal, wallMs }: { stream: number; signal?: AbortSignal; wallMs: number },
): Promise<Frames> {
  const entries = 'packet=pts_time,dts_time,duration_time,flags:format=start_time'
  const args = ['-select_streams', String(stream), '-show_entries', entries, '-of', 'csv', `file:${input}`]
  const { printed } = await runFfprobe(work, args, { signal, wallMs, maxBytes: MOST_FRAMES * 50 }).catch((error) => {
    throw error instanceof MediaFailure && error.reason === 'unsupported'
      ? new MediaFailure('unsupported', error.detail, TOO_LONG)
      : error
  })
  return framesOf(printed)
}

type Packet = { ptsS: number; dtsS: number; durationS: number; key: boolean; shown: boolean }

export function framesOf(printed: string): Frames {
  const packets: Packet[] = []
  let startS = 0
  for (const line of printed.split('\n')) {
    const [section, pts = '', dts = '', duration = '', flags = ''] = line.split(',')
    if (section === 'format') startS = Number.parseFloat(pts) || 0
    if (section !== 'packet') continue
    const ptsS = Number.parseFloat(pts === 'N/A' ? dts : pts)
    if (!Number.isFinite(ptsS)) continue
    const dtsS = Number.parseFloat(dts)
    packets.push({
      ptsS,
      dtsS: Number.isFinite(dtsS) ? dtsS : ptsS,
      durationS: Number.parseFloat(duration) || 0,
      key: flags.includes('K'),
      shown: !flags.includes('D'),
    })
  }
  if (packets.length > MOST_FRAMES) throw new MediaFailure('unsupported', `${packets.length} frames`, TOO_LONG)
  const entries = entriesOf(packets)
  const shown = packets.filter((packet) => packet.shown).sort((a, b) => a.ptsS - b.ptsS)
  const frames = shown.map((packet) => ({ timeS: packet.ptsS - startS, entry: entries.has(packet) }))
  const last = shown.at(-1)
  const stepS = usualStep(shown)
  const lastS = last ? last.ptsS - startS + (last.durationS || stepS) : 0
  const delayS = Math.max(0, ...packets.filter((packet) => packet.key).map((packet) => packet.ptsS - packet.dtsS))
  return { frames, lastS, delay: stepS > 0 ? Math.round(delayS / stepS) : 0 }
}

/**
 * Keyframes that divide: all that comes before one in the file is shown before it, and all that comes after it, after.
 * Pictures of an open group are shown before the keyframe they follow, and need what comes before it.
 */
function entriesOf(packets: readonly Packet[]): Set<Packet> {
  const earliest: number[] = new Array(packets.length + 1)
  earliest[packets.length] = Number.POSITIVE_INFINITY
  for (let at = packets.length - 1; at >= 0; at--)
    earliest[at] = Math.min(earliest[at + 1] ?? 0, packets[at]?.ptsS ?? 0)
  const entries = new Set<Packet>()
  let latest = Number.NEGATIVE_INFINITY
  for (const [at, packet] of packets.entries()) {
    if (packet.key && packet.shown && latest < packet.ptsS && (earliest[at + 1] ?? 0) > packet.ptsS) entries.add(packet)
    latest = Math.max(latest, packet.ptsS)
  }
  return entries
}

function usualStep(shown: readonly Packet[]): number {
  const steps = shown.slice(1, 2000).map((packet, at) => packet.ptsS - (shown[at]?.ptsS ?? 0))
  return steps.sort((a, b) => a - b)[Math.floor(steps.length / 2)] ?? 0
}
