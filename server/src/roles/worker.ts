import { mkdir, rm } from 'node:fs/promises'
import { setPriority } from 'node:os'
import { startCounting } from '#features/analytics/service.ts'
import { mediaTools } from '#features/media/tools-state.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { ffmpeg, general } from '../handlers.ts'
import { type Opened, openContext } from '../open-context.ts'
import type { Running } from './child.ts'

const LOOK_AGAIN_MS = 30_000

export async function runWorker(config: Config, engines: Engines): Promise<Running> {
  setPriority(process.pid, 5) // people's requests come first
  const opened = await openContext(config, engines, 'worker')
  const { ctx } = opened
  await mkdir(ctx.paths.work, { recursive: true, mode: 0o700 })
  await ctx.jobs.work(ctx, general)
  const stopLooking = await workWithFfmpeg(opened)
  const counting = await startCounting(ctx)
  return {
    async stop() {
      stopLooking()
      await Promise.all([counting.stop(), ctx.jobs.stop(2000)])
      await rm(ctx.paths.work, { recursive: true, force: true })
      await opened.close()
    },
  }
}

/** Without ffmpeg uploads are kept and their jobs wait; it is looked for again, so that installing it is all there is to do. */
async function workWithFfmpeg({ ctx, log }: Opened): Promise<() => void> {
  const { tools, report } = await mediaTools(ctx.config.ffmpegPath)
  if (tools) {
    await ctx.jobs.work(ctx, ffmpeg)
    log.debug({ report }, 'media tools')
    return () => {}
  }
  log.warn(report.join(' '))
  let again = () => {}
  const timer = setTimeout(async () => {
    again = await workWithFfmpeg({ ctx, log, close: async () => {} })
  }, LOOK_AGAIN_MS)
  return () => {
    clearTimeout(timer)
    again()
  }
}
