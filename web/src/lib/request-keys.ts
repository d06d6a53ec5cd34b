import { randomId } from './random-id.ts'

/** Idempotency keys of a form: the same request sent again has the same one, what was changed meanwhile another. */
export function requestKeys(): (request: unknown) => string {
  let last = { request: '', key: '' }
  return (request) => {
    const text = JSON.stringify(request)
    if (text !== last.request) last = { request: text, key: randomId() }
    return last.key
  }
}
