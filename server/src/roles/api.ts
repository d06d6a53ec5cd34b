import { availableParallelism } from 'node:os'
import { openAuth } from '#features/accounts/auth.ts'
import { withPort } from '#platform/port.ts'
import { tellProcess } from '#platform/processes.ts'
import type { S3Settings } from '#platform/storage/s3-settings.ts'
import { buildApp } from '../app.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { type Opened, openContext } from '../open-context.ts'
import { VERSION } from '../version.ts'
import { FatalError, type Running } from './child.ts'

export async function runApi(config: Config, engines: Engines): Promise<Running> {
  const opened = await openContext(config, engines, 'api')
  const auth = openAuth(opened.ctx, engines.databaseUrl)
  const app = await buildApp(opened.ctx, auth, opened.log)
  let closing = false
  // Closing ends idle connections only; one that was busy would be kept for its client's next request, for 5 s or longer.
  app.server.on('request', (req, res) => res.once('finish', () => closing && req.socket.end()))
  await withPort(
    config,
    () => app.listen({ port: config.port, host: config.host }),
    (sentence) => new FatalError(sentence),
  )
  if (config.s3) void letBrowsersIn(config.s3, opened)
  const presence = tellProcess(opened.ctx, {
    role: 'api',
    version: VERSION,
    facts: () => ({ cores: availableParallelism() }),
  })
  return {
    detail: opened.ctx.publicUrl,
    async stop() {
      closing = true
      await app.close()
      await auth.close()
      await opened.ctx.jobs.stop(0)
      await presence.end()
      await opened.close()
    },
  }
}

/** Uploads and media go between browsers and the bucket, which has to allow our pages. */
async function letBrowsersIn(settings: S3Settings, { ctx, log }: Opened) {
  try {
    const { allowBrowsers } = await import('#platform/storage/s3-cors.ts')
    const sentence = await allowBrowsers(settings, ctx.publicUrl)
    if (sentence) log.warn(sentence)
  } catch (error) {
    log.warn({ err: error }, "the bucket's CORS rule was not looked at")
  }
}
