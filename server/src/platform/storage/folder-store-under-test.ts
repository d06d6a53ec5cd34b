import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import Fastify from 'fastify'
import type { ZodTypeProvider } from 'fastify-type-provider-zod'
import { handleProblems } from '../http.ts'
import { openFolderStore } from './folder-store.ts'
import { registerPartRoutes } from './part-routes.ts'
import type { ObjectStore } from './store.ts'

const signingKey = Buffer.alloc(32, 7)

/** A server that has nothing but the part routes; the answers are those of the whole program. */
export async function servePartRoutes(store: ObjectStore, options?: { silenceMs: number }) {
  const app = Fastify().withTypeProvider<ZodTypeProvider>()
  handleProblems(app)
  registerPartRoutes(app, store, options)
  const origin = await app.listen({ port: 0, host: '127.0.0.1' })
  return { origin, close: () => app.close() }
}

export const openTestStore = (root: string, now = () => new Date()) =>
  openFolderStore({ root, signingKey, now, reserveBytes: 0 })

/** A folder store in a folder of its own, behind HTTP; all of it goes with the test. */
export async function openFolderUnderTest(
  t: TestContext,
  options: { root?: string; now?: () => Date; silenceMs?: number } = {},
) {
  const root = options.root ?? (await mkdtemp(join(tmpdir(), 'folder-store-')))
  const store = await openTestStore(root, options.now)
  const server = await servePartRoutes(store, options.silenceMs ? { silenceMs: options.silenceMs } : undefined)
  t.after(async () => {
    await server.close()
    await rm(root, { recursive: true, force: true })
  })
  return {
    root,
    store,
    origin: server.origin,
    put: (address: string, body: Buffer, headers: Record<string, string> = {}) =>
      fetch(new URL(address, server.origin), { method: 'PUT', body: new Uint8Array(body), headers }),
  }
}
