import type { Video } from '#web/features/content/queries.ts'

const FIRST_MS = 3_000
const SLOWEST_MS = 20_000

/** Whether versions of this video are still being made, which viewers are told by nobody: their page asks. */
export const isStillComing = ({ playback, processing, renditions }: Video): boolean =>
  !playback || processing !== null || renditions.some(({ status }) => status === 'processing')

/**
 * When the page of a video asks for it again.
 * @param asked how often it was answered so far
 * @returns ms, or false when nothing more is expected
 */
export function askAgainAfter(video: Video | undefined, asked: number): number | false {
  if (!video || !isStillComing(video)) return false
  return Math.min(SLOWEST_MS, FIRST_MS * 1.25 ** Math.max(0, asked - 1))
}
