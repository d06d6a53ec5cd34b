import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { sql } from 'kysely'
import { openAuth } from '#features/accounts/auth.ts'
import { startCounting } from '#features/analytics/service.ts'
import { startTestEngine } from '#platform/clickhouse/engine-for-tests.ts'
import { asSystem, type Ctx } from '#platform/context.ts'
import type { App } from '#platform/http.ts'
import { buildApp } from '../src/app.ts'
import { publicUrlOf, readConfig } from '../src/config.ts'
import type { Engines } from '../src/engines.ts'
import { ffmpeg, general } from '../src/handlers.ts'
import { openContext } from '../src/open-context.ts'
import { runMigrate } from '../src/roles/migrate.ts'
import { startCluster } from './cluster.ts'
import { eventually } from './eventually.ts'

const root = join(import.meta.dirname, '../..')

export type Response = LightMyRequestResponse
type Options = {
  /** Runs jobs and counting as the worker does, default false. */
  worker?: boolean
  env?: Record<string, string>
  clock?: () => Date
  /** What the program says in other languages than English, default what is built. */
  words?: Ctx['words']
}
/** Of a test's context, or the root's `after` for a studio that all tests of a file share. */
type Ends = { after(end: () => unknown): void }

export type Studio = Awaited<ReturnType<typeof openStudio>>
export type Person = ReturnType<ReturnType<typeof visitorsOf>>

/** @returns makes somebody with a browser; `cookie` is empty for a stranger, `from` is the address that the server sees */
const visitorsOf =
  (app: App) =>
  (cookie = '', from = '127.0.0.1') => {
    const send = (
      method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
      url: string,
      body?: unknown,
      headers: Record<string, string> = {},
    ) =>
      app.inject({
        method,
        url,
        remoteAddress: from,
        headers: { ...(cookie ? { cookie } : {}), ...headers },
        ...(body === undefined ? {} : { payload: body as NonNullable<InjectOptions['payload']> }),
      })
    return {
      cookie,
      get: (url: string, headers?: Record<string, string>) => send('GET', url, undefined, headers),
      post: (url: string, body?: unknown, headers?: Record<string, string>) => send('POST', url, body, headers),
      put: (url: string, body?: unknown, headers?: Record<string, string>) => send('PUT', url, body, headers),
      patch: (url: string, body?: unknown, headers?: Record<string, string>) => send('PATCH', url, body, headers),
      delete: (url: string, headers?: Record<string, string>) => send('DELETE', url, undefined, headers),
    }
  }

/** The whole program in this process, on a real PostgreSQL and a real ClickHouse of its own; gone with the test. */
export async function openStudio(t: Ends, options: Options = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'studio-test-'))
  chmodSync(folder, 0o711)
  const [database, engine] = await Promise.all([
    startCluster(folder),
    startTestEngine(t as unknown as TestContext), // only its `after` is used
  ])
  const engines: Engines = {
    databaseUrl: database.url,
    clickhouse: { socketPath: engine.socketPath, password: engine.password },
    dataDir: folder,
  }
  const config = readConfig({ LOG_LEVEL: 'error', PORT: '4999', REQUESTS_PER_MINUTE: '1000000', ...options.env }, root)
  const crashes: string[] = []
  const opened = await runMigrate(config, engines)
    .then(() =>
      openContext(config, engines, options.worker ? 'worker' : 'api', {
        clock: options.clock,
        logTo: { write: (line) => crashes.push(line) },
      }),
    )
    .catch(async (error: unknown) => {
      await database.stop() // or the runner would wait for it
      throw error
    })
  const { ctx, log } = opened
  if (options.words) ctx.words = options.words
  const auth = openAuth(ctx, engines.databaseUrl)
  const app = await buildApp(ctx, auth, log)
  // Parts are streamed, which only a real connection can show.
  const base = await app.listen({ port: 0, host: '127.0.0.1' })
  const counting = options.worker ? startCounting(ctx) : null
  if (options.worker) await ctx.jobs.work(ctx, [...general, ...ffmpeg])
  const closers: (() => Promise<unknown>)[] = []
  t.after(async () => {
    for (const close of closers) await close()
    await app.close()
    await counting?.stop()
    await auth.close()
    await ctx.jobs.stop(20_000) // as long as it takes: what runs on would write into the folder that goes
    await opened.close()
    await database.stop()
    rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 200 })
  })

  const visitor = visitorsOf(app)
  let people = 0
  /** Signs somebody up; the first one of a studio is its operator. */
  const person = async (name = `Person ${++people}`) => {
    const email = `${
      name
        .toLowerCase()
        .match(/[a-z0-9]+/g)
        ?.join('.') ?? 'person'
    }.${++people}@example.org`
    const answer = await visitor().post('/api/auth/sign-up/email', { name, email, password: 'correct horse' })
    if (answer.statusCode !== 200) throw new Error(`sign-up: ${answer.statusCode} ${answer.body}`)
    return { email, ...visitor(cookiesOf(answer)) }
  }

  /** Sends a file through the upload protocol. @returns the ids of the upload and its video */
  const upload = async (by: Person, file: { name: string; bytes: Buffer; replaces?: string }) => {
    const started = (
      await by.post('/api/uploads', {
        filename: file.name,
        size: file.bytes.length,
        type: 'video/mp4',
        ...(file.replaces && { replaces: file.replaces }),
      })
    ).json()
    const numbers = Array.from({ length: started.partCount }, (_, index) => index + 1)
    const { urls } = (await by.post(`/api/uploads/${started.id}/parts`, { partNumbers: numbers })).json()
    const parts = []
    for (const { partNumber, url } of urls) {
      const bytes = file.bytes.subarray((partNumber - 1) * started.partSize, partNumber * started.partSize)
      const put = await fetch(new URL(url, base), { method: 'PUT', body: new Uint8Array(bytes) })
      if (!put.ok) throw new Error(`part ${partNumber}: ${put.status} ${await put.text()}`)
      parts.push({ partNumber, etag: String(put.headers.get('etag')) })
    }
    const done = await by.post(`/api/uploads/${started.id}/complete`, { parts })
    if (done.statusCode !== 200) throw new Error(`complete: ${done.statusCode} ${done.body}`)
    return { uploadId: String(started.id), videoId: String(started.videoId), parts }
  }

  /**
   * Until the news of all that was committed so far has come to this process: they come in the order of their commits. For what
   * is kept here until it is told of a change.
   */
  const newsHeard = async () => {
    const topic = `test.${randomUUID()}`
    const heard = new Promise<void>((resolve) => {
      const off = ctx.broadcast.on(topic, () => {
        off()
        resolve()
      })
    })
    await ctx.broadcast.publish(asSystem(ctx), topic, {})
    await heard
  }

  /** Until all that follows by itself on what was done is done too; only sweeps come later. */
  const settled = () =>
    eventually(async () => {
      const { rows } = await sql`select from pgboss.job
        where state < 'completed' and start_after < now() + interval '20 seconds'`.execute(ctx.database.owner)
      return rows.length === 0
    })

  /** A video is ready without its pictures, which are made beside its first rendition. */
  const picturesEnded = async (videoId: string) => {
    const { rows } = await sql`select from pgboss.job where name = 'media.thumbnail' and state < 'completed'
      and data ->> 'assetId' = (select asset_id::text from content.videos where id = ${videoId})`.execute(
      ctx.database.owner,
    )
    return rows.length === 0
  }

  const given = {
    person,
    upload,
    /** A video that has been processed as far as it goes; needs `worker`. */
    async video(by: Person, path: string, patch: Record<string, unknown> = {}) {
      const { videoId } = await upload(by, { name: path.split('/').at(-1) ?? 'clip.mp4', bytes: readFileSync(path) })
      const video = await eventually(async () => {
        const pictured = await picturesEnded(videoId) // asked for with the first rendition, so never earlier than it
        const found = (await by.get(`/api/creator/videos/${videoId}`)).json()
        return (pictured && found.status === 'ready' && found.processing === null) || found.status === 'failed'
          ? found
          : null
      })
      if (Object.keys(patch).length === 0) return video
      return (await by.patch(`/api/creator/videos/${videoId}`, patch)).json()
    },
  }
  /** The same engines served with another configuration. */
  const alsoServed = async (env: Record<string, string>) => {
    const other = readConfig({ LOG_LEVEL: 'error', PORT: '4999', REQUESTS_PER_MINUTE: '1000000', ...env }, root)
    const otherCtx = { ...ctx, config: { ...other, dataDir: folder }, publicUrl: publicUrlOf(other) }
    const otherAuth = openAuth(otherCtx, engines.databaseUrl)
    const otherApp = await buildApp(otherCtx, otherAuth, log)
    closers.push(async () => otherApp.close(), otherAuth.close)
    return { app: otherApp, visitor: visitorsOf(otherApp) }
  }
  return {
    ctx,
    system: asSystem(ctx),
    app,
    base,
    engines,
    visitor,
    alsoServed,
    given,
    newsHeard,
    settled,
    folder,
    /** What was logged at level error, as lines of JSON. */
    crashes,
  }
}

export function cookiesOf(answer: Response): string {
  const set = answer.headers['set-cookie']
  return (Array.isArray(set) ? set : [set ?? '']).map((cookie) => String(cookie).split(';')[0]).join('; ')
}
