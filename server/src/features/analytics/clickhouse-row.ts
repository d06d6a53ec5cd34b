import type { JudgedEvent } from './judge.ts'

/** Columns of ClickHouse's `events` in the order of `clickHouseLine`. */
export const EVENT_COLUMNS = [
  'id',
  'batch',
  'channel_id',
  'video_id',
  'type',
  'at',
  'received_at',
  'playback_id',
  'viewer',
  'signed_in',
  'device',
  'position_ms',
  'duration_ms',
  'range_from_ms',
  'range_to_ms',
  'rate',
  'played_ms',
  'cut_ms',
  'watch_ms',
  'view',
  'outcome',
  'stall_ms',
  'height',
  'to_ms',
  'code',
  // New ones at the end: a batch that an earlier release judged has only the first of them.
  'why',
  'place',
  'host',
] as const

const NO_PLAYBACK = '00000000-0000-0000-0000-000000000000'

/** One line of JSONCompactEachRow, without the newline. The id comes first: `idOfLine` relies on it. */
export function clickHouseLine(
  batchId: string,
  { event, viewer, playedMs, cutMs, watchMs, view, outcome, why }: JudgedEvent,
): string {
  return JSON.stringify([
    event.id,
    batchId,
    event.channelId,
    event.videoId,
    event.type,
    time(event.at),
    time(event.receivedAt),
    event.playbackId ?? NO_PLAYBACK,
    viewer,
    event.signedIn ? 1 : 0,
    event.device,
    event.positionMs,
    event.durationMs ?? 0,
    event.ranges.map(([from]) => from),
    event.ranges.map(([, to]) => to),
    event.rate,
    playedMs,
    cutMs,
    watchMs,
    view,
    outcome,
    event.stallMs,
    event.height,
    event.toMs,
    event.code,
    why,
    event.place,
    event.host,
  ])
}

/** Those that the lines have. */
export const columnsOf = (lines: string): readonly string[] =>
  EVENT_COLUMNS.slice(0, (JSON.parse(lines.slice(0, lines.indexOf('\n') + 1 || undefined)) as unknown[]).length)

export const idOfLine = (line: string) => line.slice(2, 38)

/** The same event under another batch. */
export const withBatch = (line: string, batchId: string) => `${line.slice(0, 41)}${batchId}${line.slice(77)}`

const time = (ms: number) => new Date(ms).toISOString()
