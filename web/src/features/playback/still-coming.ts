import type { Video } from '#web/features/content/queries.ts'

const FIRST_MS = 3_000
const SLOWEST_MS = 20_000
/** An hour and a half: whoever still waits then will reload. */
const MOST = 300

/** Whether more of this video is being made, of which viewers get no news: their page asks. */
const isStillComing = ({ kind, playback, processing }: Video): boolean =>
  kind !== 'article' && (!playback || playback.moreComing || processing !== null)

/**
 * When the page of a video asks for it again.
 * @param asked how often it was answered so far
 * @returns ms, or false when nothing more is expected
 */
export function askAgainAfter(video: Video | undefined, asked: number): number | false {
  if (!video || asked > MOST || !isStillComing(video)) return false
  return Math.min(SLOWEST_MS, FIRST_MS * 1.25 ** Math.max(0, asked - 1))
}
