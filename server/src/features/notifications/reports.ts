import * as accounts from '#features/accounts/service.ts'
import * as playback from '#features/playback/service.ts'
import type { Ctx } from '#platform/context.ts'
import { onEvent } from '#platform/jobs.ts'
import * as kinds from './kinds.ts'
import { notify, settle } from './notify.ts'

/** One notice while anything waits, however much it is. */
const WAITING = 'operator.reports-waiting:'

export const reportHandlers = [
  onEvent(playback.Reported, 'notifications', async (ctx) => {
    if ((await playback.openReports(ctx)) === 0) return
    await notify(ctx, await accounts.operators(ctx), {
      kind: kinds.ReportsWaiting,
      payload: {},
      dedup: `${WAITING}open`,
    })
  }),

  onEvent(playback.ReportDecided, 'notifications', async (ctx, decided, { jobId }) => {
    await endWaiting(ctx)
    const { caseId, videoId, channelId, title, decision, category, message } = decided
    if (decision === 'taken-down' || decision === 'age-restricted')
      await notify(ctx, await accounts.ownersOf(ctx, channelId), {
        kind: kinds.VideoModerated,
        payload: { videoId, title, what: decision, category, message },
        dedup: `video.moderated:${jobId}`,
      })
    await notify(ctx, await playback.reportersOf(ctx, caseId), {
      kind: kinds.ReportDecided,
      payload: { videoId, title, decision },
      dedup: `report.decided:${caseId}`,
    })
  }),

  onEvent(playback.ReportUndone, 'notifications', async (ctx, { videoId, channelId, title, decision }, { jobId }) => {
    if (decision === 'sentence-removed') return
    await notify(ctx, await accounts.ownersOf(ctx, channelId), {
      kind: kinds.VideoModerated,
      payload: {
        videoId,
        title,
        what: decision === 'taken-down' ? 'put-back' : 'age-lifted',
        category: null,
        message: '',
      },
      dedup: `video.moderated:${jobId}`,
    })
  }),
]

async function endWaiting(ctx: Ctx) {
  if ((await playback.openReports(ctx)) === 0) await settle(ctx, await accounts.operators(ctx), WAITING)
}
