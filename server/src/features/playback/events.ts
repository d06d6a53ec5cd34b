import { z } from 'zod'
import { declareEvent } from '#platform/jobs.ts'

/** Something was reported that nobody had reported before, or not since it was decided. */
export const Reported = declareEvent('playback.reported', z.object({ caseId: z.uuid() }))

const About = z.object({ caseId: z.uuid(), videoId: z.uuid(), channelId: z.uuid(), title: z.string() })

/** The operator has decided about what was reported. */
export const ReportDecided = declareEvent(
  'playback.report-decided',
  About.extend({
    decision: z.enum(['nothing', 'age-restricted', 'taken-down', 'sentence-removed']),
    category: z.string().nullable(),
    message: z.string(),
  }),
)

/** They thought again. */
export const ReportUndone = declareEvent(
  'playback.report-undone',
  About.extend({ decision: z.enum(['age-restricted', 'taken-down', 'sentence-removed']) }),
)
