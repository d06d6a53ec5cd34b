import { on } from '#platform/jobs.ts'
import { planFor } from './ffmpeg/decide.ts'
import { packageHls } from './ffmpeg/package.ts'
import { Package } from './jobs.ts'
import { progressOf } from './progress.ts'
import { publisher } from './publish-hls.ts'
import { withSource } from './with-source.ts'

/** The first playable rendition. */
export const makeFirst = on(Package, (ctx, payload, info) =>
  withSource(ctx, payload, info, async (asset, work, input) => {
    const source = asset.source_info
    if (!source || asset.done_at) return
    const plan = planFor(source)
    const name =
      plan.kind === 'remux'
        ? 'original'
        : plan.video && !plan.video.copy
          ? `${Math.min(plan.video.width, plan.video.height)}p`
          : 'audio'
    const publish = publisher(ctx, asset, { name, plan, source })
    const progress = progressOf(ctx, asset, 'package')
    const made = await packageHls(work, input, source, plan, {
      signal: info.signal,
      onSegment: (segment) => publish.onSegment(segment),
      onProgress: ({ fraction }) => progress.report(fraction),
    })
    await progress.settled()
    await publish.finish(made)
  }),
)
