import { createHash } from 'node:crypto'
import { type SmallCache, smallCache } from '#platform/cache.ts'
import { type Rendered, render } from './markdown.ts'

const ordinary: SmallCache<Rendered> = smallCache({ max: 200, ttlMs: 3_600_000 })
/** Of these one may be a megabyte. */
const long: SmallCache<Rendered> = smallCache({ max: 10, ttlMs: 3_600_000 })
const LONG = 50_000

/** Each text is rendered once, however many read it: known by what it says, so that nothing old is ever shown. */
export function renderOnce(markdown: string): Rendered {
  const cache = markdown.length > LONG ? long : ordinary
  const key = createHash('sha256').update(markdown).digest('base64')
  return cache.get(key) ?? cache.set(key, render(markdown), cache.now())
}
