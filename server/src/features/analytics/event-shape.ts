import { isUuid } from '#platform/ids.ts'

/**
 * The shape of one event, checked by hand: zod takes about 10 µs for one, this about 1 µs, and a busy server reads
 * thousands a second. `schema.ts` is the contract; event-shape.test.ts holds the two together.
 */
export const EVENT_TYPES = [
  'start',
  'progress',
  'view',
  'pause',
  'seek',
  'stall',
  'error',
  'quality',
  'end',
  'open',
  'read',
  'impression',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

/** Of articles, which have these and no others of a player. */
export const READING = ['open', 'read'] as const satisfies EventType[]
export const isReading = (type: EventType): boolean => type === 'open' || type === 'read'

export const MAX_EVENTS = 100
export const MAX_RANGES = 50
/** 30 days: longer than any video, and well inside what the columns hold. */
export const MAX_MS = 30 * 86_400_000

export type Range = [fromMs: number, toMs: number]
/** Where a player is: on a page of ours, or in a frame on another site. */
export const PLACES = ['site', 'embed'] as const
export type Place = (typeof PLACES)[number]
/** A name or an address of IPv4, without a port. */
export const HOST = /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?$/

export type SubjectKind = 'video' | 'clip' | 'stream'

/** An event as the client means it: ids in lower case, whole milliseconds, `at` still on the client's clock. */
export type ClientEvent = {
  id: string
  type: EventType
  at: number
  playbackId: string | null
  subject: SubjectKind
  subjectId: string
  positionMs: number
  ranges: Range[]
  rate: number
  place: Place
  /** Of the other site; empty where it is not known. */
  host: string
  stallMs: number
  height: number
  toMs: number
  code: string
}

const TIMESTAMP = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,9})?)?(Z|[+-]\d\d:\d\d)$/
export const isTimestamp = (text: string) => TIMESTAMP.test(text) && !Number.isNaN(Date.parse(text))

const types = new Set<unknown>(EVENT_TYPES)

/** @returns null when the shape is wrong */
export function readEvent(value: unknown): ClientEvent | null {
  if (typeof value !== 'object' || value === null) return null
  const event = value as Record<string, unknown> // an object; each property is checked below
  const { id, type, at, playbackId } = event
  if (!types.has(type) || !isId(id) || typeof at !== 'string' || !isTimestamp(at)) return null
  const inPlayer = type !== 'impression'
  if (playbackId === undefined ? inPlayer : !isId(playbackId)) return null
  if (event.positionMs === undefined ? inPlayer : !isMs(event.positionMs)) return null
  const subject = readSubject(event)
  if (!subject) return null
  const ranges = inPlayer ? readRanges(event.ranges, type === 'progress') : []
  if (!ranges) return null
  const rate = inPlayer && event.rate !== undefined ? event.rate : 1
  if (typeof rate !== 'number' || !(rate >= 0.05 && rate <= 16)) return null
  const where = inPlayer ? readPlace(event) : ON_THIS_SITE
  if (!where) return null
  const details = readDetails(type as EventType, event) // checked against the set above
  if (!details) return null
  return {
    id: id.toLowerCase(),
    type: type as EventType,
    at: Date.parse(at),
    playbackId: isId(playbackId) ? playbackId.toLowerCase() : null,
    ...subject,
    positionMs: Math.round(Number(event.positionMs ?? 0)),
    ranges,
    rate,
    ...where,
    ...details,
  }
}

const isId = (value: unknown): value is string => typeof value === 'string' && isUuid(value)
const isMs = (value: unknown): value is number => typeof value === 'number' && value >= 0 && value <= MAX_MS

function readSubject({
  vodId,
  clipId,
  streamId,
}: Record<string, unknown>): { subject: SubjectKind; subjectId: string } | null {
  let found: { subject: SubjectKind; subjectId: string } | null = null
  for (const [subject, id] of [
    ['video', vodId],
    ['clip', clipId],
    ['stream', streamId],
  ] as const) {
    if (id === undefined) continue
    if (found || !isId(id)) return null
    found = { subject, subjectId: id.toLowerCase() }
  }
  return found
}

/** A range of less than half a millisecond rounds to nothing and is left out. */
function readRanges(value: unknown, required: boolean): Range[] | null {
  if (value === undefined) return required ? null : []
  if (!Array.isArray(value) || value.length > MAX_RANGES) return null
  const ranges: Range[] = []
  for (const range of value as unknown[]) {
    if (!Array.isArray(range) || range.length !== 2) return null
    const [from, to] = range as [unknown, unknown]
    if (!isMs(from) || !isMs(to) || !(from < to)) return null
    if (Math.round(from) < Math.round(to)) ranges.push([Math.round(from), Math.round(to)])
  }
  return ranges
}

type Where = { place: Place; host: string }
const ON_THIS_SITE: Where = { place: 'site', host: '' }

function readPlace({ place, host }: Record<string, unknown>): Where | null {
  if (host !== undefined && !(typeof host === 'string' && HOST.test(host))) return null
  if (place === undefined || place === 'site') return ON_THIS_SITE
  return place === 'embed' ? { place, host: host ?? '' } : null
}

const NO_DETAILS = { stallMs: 0, height: 0, toMs: 0, code: '' }

function readDetails(type: EventType, event: Record<string, unknown>): typeof NO_DETAILS | null {
  const { durationMs, height, toMs, code } = event
  if (type === 'stall' && durationMs !== undefined)
    return isMs(durationMs) ? { ...NO_DETAILS, stallMs: Math.round(durationMs) } : null
  if (type === 'quality' && height !== undefined)
    return Number.isInteger(height) && Number(height) >= 0 && Number(height) <= 20_000
      ? { ...NO_DETAILS, height: Number(height) }
      : null
  if (type === 'seek' && toMs !== undefined) return isMs(toMs) ? { ...NO_DETAILS, toMs: Math.round(toMs) } : null
  if (type === 'error' && code !== undefined)
    // Half a surrogate pair is text to JavaScript but not to ClickHouse.
    return typeof code === 'string' && code.length <= 64 ? { ...NO_DETAILS, code: code.toWellFormed() } : null
  return NO_DETAILS
}
