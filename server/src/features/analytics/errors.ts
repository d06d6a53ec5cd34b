import { problem } from '#platform/problem.ts'

/** Its braces are no value's: for programs, in English. */
const SHAPE = '{sentAt, events: [...]}'
export const EventsMalformed = problem('events.malformed', 400, `The body must be ${SHAPE} as JSON`)
export const TooManyEvents = problem('events.too_many', 400, 'At most 100 events in one request')
export const EventsTooLarge = problem('events.too_large', 413, 'At most 64 KiB in one request')
export const EventsWrongType = problem(
  'events.unsupported_type',
  415,
  'Events are sent as application/json or text/plain',
)
export const TooManyWaiting = problem(
  'events.too_many_waiting',
  503,
  'More events are waiting to be counted than there is room for: keep them and send them again later',
)
export const QuarantineUnreadable = problem('events.unreadable', 409, 'This cannot be read, so it cannot be sent again')
export const UnknownTimeZone = problem('analytics.unknown_time_zone', 400, 'No such time zone')
