import { Unavailable } from '#platform/problem.ts'

/** What is asked of it takes milliseconds; a database that needs longer than this is as good as away. */
const LONGEST_MS = 3000

/** @throws {Unavailable} when the database has not answered in time; what it answers later is nobody's */
export function withinTime<T>(work: Promise<T>): Promise<T> {
  const late = Promise.withResolvers<never>()
  const timer = setTimeout(() => late.reject(new Unavailable({ retryAfterS: 2 })), LONGEST_MS).unref()
  return Promise.race([work, late.promise]).finally(() => clearTimeout(timer))
}
