import { randomUUID } from 'node:crypto'

/** UUID version 7 (RFC 9562): ordered by time of making, so that indexes grow at one end. PostgreSQL has it only from 18 on. */
export function uuidv7(now: number = Date.now()): string {
  const time = now.toString(16).padStart(12, '0')
  // The random half of version 4 is laid out alike, and Node fetches its randomness for many at once: a quarter of the time.
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i
export const isUuid = (text: string) => UUID.test(text)
