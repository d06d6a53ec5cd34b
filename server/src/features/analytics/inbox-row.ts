import type { ClientEvent, EventType, Range } from './event-shape.ts'
import { DEVICES, type Device, type Visitor } from './visitor.ts'

/** An accepted event: what the client said, with what only the receipt knows. Times in ms since 1970, UTC. */
export type AcceptedEvent = Omit<ClientEvent, 'subject' | 'subjectId'> &
  Visitor & {
    videoId: string
    channelId: string
    receivedAt: number
    /** Of the video, as known on receipt. */
    durationMs: number | null
  }

/** One line of an inbox row: a JSON array, since names would be most of it. */
type Line = [
  version: 1,
  id: string,
  type: EventType,
  at: number,
  receivedAt: number,
  playbackId: string | 0,
  videoId: string,
  channelId: string,
  viewer: string,
  flags: number,
  device: number,
  positionMs: number,
  durationMs: number,
  rate: number,
  ranges: Range[] | 0,
  details: [stallMs: number, height: number, toMs: number, code: string] | 0,
  // Missing in what a release before this one wrote.
  origin?: string | 0,
  // Likewise: 0 on this site, 1 in a frame on another one, or that one's host.
  place?: string | 0 | 1,
]

const BOT = 1
const SIGNED_IN = 2
const deviceNumber = Object.fromEntries(DEVICES.map((device, i) => [device, i])) as Record<Device, number>

export function writeLine(e: AcceptedEvent): string {
  const details = e.stallMs || e.height || e.toMs || e.code ? ([e.stallMs, e.height, e.toMs, e.code] as const) : 0
  const line = [
    1,
    e.id,
    e.type,
    e.at,
    e.receivedAt,
    e.playbackId ?? 0,
    e.videoId,
    e.channelId,
    e.viewer,
    (e.bot ? BOT : 0) | (e.signedIn ? SIGNED_IN : 0),
    deviceNumber[e.device],
    e.positionMs,
    e.durationMs ?? 0,
    e.rate,
    e.ranges.length > 0 ? e.ranges : 0,
    details,
    e.origin ?? 0,
    e.place === 'embed' ? e.host || 1 : 0,
  ]
  return `${JSON.stringify(line)}\n`
}

/** @throws when the line was not written by `writeLine` */
export function readLine(text: string): AcceptedEvent {
  const line = JSON.parse(text) as Line // written by us; the version tells the form
  if (line[0] !== 1) throw new Error(`An event of the inbox has the unknown form ${line[0]}`)
  const [
    ,
    id,
    type,
    at,
    receivedAt,
    playbackId,
    videoId,
    channelId,
    viewer,
    flags,
    device,
    positionMs,
    durationMs,
    rate,
    ranges,
    details,
    origin,
    place,
  ] = line
  const [stallMs, height, toMs, code] = details || [0, 0, 0, '']
  return {
    id,
    type,
    at,
    receivedAt,
    playbackId: playbackId || null,
    videoId,
    channelId,
    viewer,
    bot: (flags & BOT) !== 0,
    signedIn: (flags & SIGNED_IN) !== 0,
    device: DEVICES[device] ?? 'other',
    positionMs,
    durationMs: durationMs || null,
    rate,
    place: place ? 'embed' : 'site',
    host: typeof place === 'string' ? place : '',
    ranges: ranges || [],
    stallMs,
    height,
    toMs,
    code,
    origin: origin || null,
  }
}
