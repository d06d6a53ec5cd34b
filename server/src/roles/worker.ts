import { mkdir, rm } from 'node:fs/promises'
import { availableParallelism, setPriority } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { startCounting } from '#features/analytics/service.ts'
import * as content from '#features/content/service.ts'
import { startDiscovery } from '#features/discovery/service.ts'
import { encoderFindings } from '#features/media/encoder-state.ts'
import * as media from '#features/media/service.ts'
import { mediaTools } from '#features/media/tools-state.ts'
import * as notifications from '#features/notifications/service.ts'
import { forgetStones } from '#features/playback/history.ts'
import { bringLikes } from '#features/playback/likes/likes.ts'
import * as uploads from '#features/uploads/service.ts'
import { ClickHouseUnavailable } from '#platform/clickhouse/client.ts'
import { bringUpToDate } from '#platform/clickhouse/installation.ts'
import { asSystem } from '#platform/context.ts'
import { forgetDone } from '#platform/job-figures.ts'
import { ageWaiting } from '#platform/job-turns.ts'
import { type ProcessFacts, tellProcess } from '#platform/processes.ts'
import type { Config } from '../config.ts'
import type { Engines } from '../engines.ts'
import { ffmpeg, general } from '../handlers.ts'
import { type Opened, openContext } from '../open-context.ts'
import { mediaChecks } from '../operations/media-checks.ts'
import { VERSION } from '../version.ts'
import { prepareWork } from './alone.ts'
import type { Running } from './child.ts'

const CLEAN_EVERY_MS = 3_600_000
const WATCH_EVERY_MS = 60_000
const AGE_EVERY_MS = 60_000
/** How late a scheduled video may be. */
const PUBLISH_EVERY_MS = 5_000
const SORT_EVERY_MS = 4_000
const LIKES_EVERY_MS = 2_000
const LOOK_AGAIN_MS = 10_000

export async function runWorker(config: Config, engines: Engines): Promise<Running> {
  setPriority(process.pid, 5) // people's requests come first
  const opened = await openContext(config, engines, 'worker')
  const { ctx } = opened
  // The supervisor may run for months, and what a killed predecessor was making can be as large as its source.
  await prepareWork(dirname(ctx.paths.work)).catch((error: unknown) =>
    opened.log.warn({ err: error }, 'what a killed worker left could not be removed'),
  )
  await mkdir(ctx.paths.work, { recursive: true, mode: 0o700 })
  const facts: ProcessFacts = { cores: availableParallelism() }
  const presence = tellProcess(ctx, { role: 'worker', version: VERSION, facts: () => facts })
  await presence.first // and with it what a killed predecessor held is back in the queue
  await ctx.jobs.work(ctx, general)
  const stopping = new AbortController()
  void bringClickHouseUpToDate(opened, stopping.signal)
  workWithFfmpeg(opened, stopping.signal, facts).catch((error: unknown) => {
    // The supervisor starts the worker again; it cannot do its work without its queues.
    opened.log.fatal({ err: error }, 'media jobs cannot be worked on')
    process.exit(1)
  })
  const cleaning = setInterval(() => {
    content
      .cancelIdleUploads(ctx)
      .catch((error: unknown) => opened.log.warn({ err: error }, 'idle uploads were not looked at'))
    content.keepHouse(ctx).catch((error: unknown) => opened.log.warn({ err: error }, 'the trash was not looked at'))
    uploads
      .sweepOrphans(asSystem(ctx))
      .catch((error: unknown) => opened.log.warn({ err: error }, 'lost uploads were not looked for'))
    notifications
      .forgetOldNotices(ctx)
      .catch((error: unknown) => opened.log.warn({ err: error }, 'old notices were not forgotten'))
    forgetStones(ctx).catch((error: unknown) => opened.log.warn({ err: error }, 'removed history was not forgotten'))
    forgetDone(ctx).catch((error: unknown) => opened.log.warn({ err: error }, 'old jobs were not forgotten'))
  }, CLEAN_EVERY_MS)
  const ageing = setInterval(() => {
    ageWaiting(ctx).catch((error: unknown) => opened.log.warn({ err: error }, 'waiting jobs were not looked at'))
  }, AGE_EVERY_MS)
  const publishing = setInterval(() => {
    content
      .publishDue(ctx)
      .catch((error: unknown) => opened.log.warn({ err: error }, 'scheduled videos were not looked at'))
  }, PUBLISH_EVERY_MS)
  const sorting = setInterval(() => {
    content
      .refreshFigures(ctx)
      .catch((error: unknown) => opened.log.warn({ err: error }, 'lists are not sorted by the newest figures'))
  }, SORT_EVERY_MS)
  const liking = setInterval(() => {
    bringLikes(ctx).catch((error: unknown) => opened.log.warn({ err: error }, 'lists do not have the newest likes'))
  }, LIKES_EVERY_MS)
  const watching = setInterval(() => {
    notifications
      .watchMachine(ctx)
      .catch((error: unknown) => opened.log.warn({ err: error }, 'the machine was not looked at'))
  }, WATCH_EVERY_MS)
  const counting = startCounting(ctx)
  const discovery = startDiscovery(ctx)
  return {
    async stop() {
      stopping.abort()
      clearInterval(cleaning)
      clearInterval(ageing)
      clearInterval(publishing)
      clearInterval(sorting)
      clearInterval(liking)
      clearInterval(watching)
      await Promise.all([counting.stop(), discovery.stop(), ctx.jobs.stop(2000)])
      await presence.end()
      await rm(ctx.paths.work, { recursive: true, force: true })
      await opened.close()
    },
  }
}

/** What the start could not do because ClickHouse was away; until then events wait in PostgreSQL. */
async function bringClickHouseUpToDate({ ctx, log }: Opened, signal: AbortSignal) {
  while (!signal.aborted) {
    try {
      await ctx.clickhouse.ping()
      const folder = join(ctx.config.root, 'migrations/clickhouse')
      const applied = await bringUpToDate(ctx.clickhouse, folder, ctx.secrets.installationId)
      if (applied.length > 0) log.info({ applied }, 'ClickHouse was brought up to date')
      return
    } catch (error) {
      if (!(error instanceof ClickHouseUnavailable))
        log.error({ err: error }, 'ClickHouse could not be brought up to date')
      await delay(3000, undefined, { signal }).catch(() => {}) // aborted: the loop ends
    }
  }
}

/** Without ffmpeg uploads are kept and their jobs wait; it is looked for again, so that installing it is all there is to do. */
async function workWithFfmpeg({ ctx, log }: Opened, signal: AbortSignal, facts: ProcessFacts) {
  for (let told = false; !signal.aborted; told = true) {
    const { tools, findings, report } = await mediaTools(ctx.config.ffmpegPath)
    facts.checks = mediaChecks({ tools, findings })
    if (tools) {
      facts.mediaJobs = ctx.config.mediaJobs
      facts.checks.push(...mediaChecks({ tools, findings: await encoderFindings(ctx.config, tools) }))
      log.debug({ report }, 'media tools')
      return ctx.jobs.work(ctx, ffmpeg)
    }
    if (!told) log.warn(report.join(' '))
    await media.tellNoTools(asSystem(ctx), report.join(' '))
    await delay(LOOK_AGAIN_MS, undefined, { signal }).catch(() => {}) // aborted: the loop ends
  }
}
