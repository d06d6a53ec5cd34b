import { handlers as analytics } from '#features/analytics/forget.ts'
import { handlers as transcription } from '#features/content/captions/transcribe-video.ts'
import { handlers as content } from '#features/content/handlers.ts'
import { handlers as discovery } from '#features/discovery/handlers.ts'
import { handlers as media } from '#features/media/handlers.ts'
import { handlers as notifications } from '#features/notifications/handlers.ts'
import { tellCancelled } from '#platform/job-list.ts'
import type { Handler } from '#platform/jobs.ts'
import { handlers as mail } from '#platform/mail.ts'

/** Every slice's handlers. */
export const general: Handler[] = [
  tellCancelled(() => [...general, ...ffmpeg]),
  ...mail,
  ...content,
  ...analytics,
  ...discovery,
  ...notifications,
]
/** These wait while there is no ffmpeg. */
export const ffmpeg: Handler[] = [...media, ...transcription]
