import { availableParallelism } from 'node:os'
import { setTimeout as delay } from 'node:timers/promises'
import { openAuth } from '#features/accounts/auth.ts'
import type { App } from '#platform/http.ts'
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
  await listen(app, config)
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

const NO_ADDRESS = new Set(['EADDRNOTAVAIL', 'EAFNOSUPPORT', 'EINVAL', 'ENOTFOUND', 'EAI_AGAIN', 'EAI_NONAME'])

/** The former api of a killed supervisor leaves within a second; only then is the port really somebody else's. */
async function listen(app: App, config: Config) {
  const giveUp = Date.now() + 3000
  for (;;) {
    try {
      await app.listen({ port: config.port, host: config.host })
      return
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === 'EADDRINUSE' && Date.now() < giveUp) await delay(100)
      else if (code === 'EADDRINUSE')
        throw new FatalError(
          `Port ${config.port} on ${config.host} is in use by another program; set PORT to a free one.`,
        )
      else if (NO_ADDRESS.has(String(code)))
        throw new FatalError(`HOST ${config.host} is not an address of this machine.`)
      else if (code === 'EACCES')
        throw new FatalError(`PORT ${config.port} may not be opened by this user; take one above 1023.`)
      else throw error
    }
  }
}
