import type { App } from './http.ts'
import { PART_PATH } from './storage/part-address.ts'

const LONG_BYTES = 64 * 1024

/**
 * Cuts off who sends a body and never ends it: each would hold a connection for good, and no sign-in is asked of them.
 * Parts are left out, they may be slow; `registerPartRoutes` watches them.
 * @param options.shortMs for bodies up to 64 KiB; `longMs` for those whose length is told and larger
 */
export function cutOffSlowBodies(app: App, { shortMs = 60_000, longMs = 300_000 } = {}) {
  app.addHook('onRequest', async ({ raw }) => {
    const length = raw.headers['content-length']
    if (length === undefined && raw.headers['transfer-encoding'] === undefined) return
    if (raw.url?.startsWith(PART_PATH)) return
    const timer = setTimeout(() => raw.destroy(), Number(length) > LONG_BYTES ? longMs : shortMs)
    timer.unref() // a process that is done need not wait for it
    raw.once('close', () => clearTimeout(timer)) // also when it was read to its end
  })
}
