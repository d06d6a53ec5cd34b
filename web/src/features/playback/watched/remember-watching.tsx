import { type QueryClient, skipToken, useQuery, useQueryClient } from '@tanstack/react-query'
import { History, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { Video } from '#web/features/content/queries.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { myVideoQuery } from '../my-video.ts'
import { settleChange } from './changes.ts'
import { privateSession } from './private-session.ts'
import { progressOf } from './progress-of.ts'
import { watchedStore } from './progress-store.ts'
import { HISTORY_KEY, pausedQuery, UNFINISHED_KEY } from './queries.ts'
import { recordWatching } from './recorder.ts'
import { type Progress, progressKey } from './start-at.ts'
import type { Report, WatchedStore } from './store.ts'

type Props = {
  video: Video
  media: HTMLMediaElement
  /** Where the player began, in ms. */
  startMs: number
  /** The viewer went on where they were, and was not led there by an address. */
  resumes: boolean
}

/** What the player tells of the viewer to their history, and the note that it went on where they were. */
export default function RememberWatching({ video, media, startMs, resumes }: Props) {
  const queryClient = useQueryClient()
  const about = useRef(video)
  about.current = video
  useEffect(() => {
    const { id } = about.current
    let store: WatchedStore | null = null
    const ready = settleChange(queryClient, id).then(async () => {
      store = await watchedStore(queryClient)
      return store
    })
    return recordWatching(media, ({ positionMs, ranges }, leaving) => {
      if (privateSession.isOn()) return
      const { title, durationMs } = about.current
      const report = { vodId: id, positionMs, ranges, at: Date.now(), title, durationMs: durationMs ?? 0 }
      // At once where it can be: whoever leaves for their history finds it there.
      if (store) write(queryClient, store, report, leaving)
      else void ready.then((opened) => write(queryClient, opened, report, leaving))
    })
  }, [media, queryClient])
  return resumes ? <Resumed videoId={video.id} media={media} startMs={startMs} /> : null
}

function write(queryClient: QueryClient, store: WatchedStore, report: Report, leaving: boolean): void {
  const { vodId } = report
  if (!store.report(report, leaving) || isPaused(queryClient, vodId)) return
  const seenPercent = queryClient.getQueryData<Progress | null>(progressKey(vodId))?.seenPercent ?? 0
  queryClient.setQueryData(progressKey(vodId), progressOf({ ...report, mark: null, seenPercent }))
  for (const list of [HISTORY_KEY, UNFINISHED_KEY])
    void queryClient.invalidateQueries({ queryKey: list, refetchType: 'none' })
}

/** The account's history, as far as this page knows. */
const isPaused = (queryClient: QueryClient, videoId: string): boolean =>
  queryClient.getQueryData(pausedQuery.queryKey) ??
  queryClient.getQueryData(myVideoQuery(videoId).queryKey)?.history.paused ??
  false

/** So far from its beginning a viewer has chosen where to be. */
const UNMOVED_S = 5
const SHOWN_MS = 10_000

/** Goes on where the viewer was, also when that is known only now, and offers the beginning. */
function Resumed({ videoId, media, startMs }: Pick<Props, 'media' | 'startMs'> & { videoId: string }) {
  // Asked for by the page; this looks at what comes.
  const { data: progress } = useQuery<Progress | null>({ queryKey: progressKey(videoId), queryFn: skipToken })
  const [fromMs, setFromMs] = useState(startMs)
  const resumeMs = progress?.resumeMs ?? 0
  const late = useRef(startMs === 0)
  useEffect(() => {
    if (!late.current || resumeMs === 0) return
    late.current = false
    if (media.currentTime > UNMOVED_S || media.seeking) return
    media.currentTime = resumeMs / 1000
    setFromMs(resumeMs)
  }, [media, resumeMs])
  const [seen, setSeen] = useState(false)
  useEffect(() => {
    const off = new AbortController()
    let timer: ReturnType<typeof setTimeout> | undefined
    const gone = () => setSeen(true)
    const isElsewhere = () => Math.abs(media.currentTime * 1000 - fromMs) > 2000 + SHOWN_MS
    const begin = () => {
      timer ??= setTimeout(gone, SHOWN_MS)
    }
    media.addEventListener('playing', begin, { signal: off.signal })
    media.addEventListener('seeking', () => isElsewhere() && gone(), { signal: off.signal })
    if (!media.paused) begin()
    return () => {
      off.abort()
      clearTimeout(timer)
    }
  }, [media, fromMs])
  if (fromMs === 0 || seen) return null
  const startOver = () => {
    media.currentTime = 0
    setSeen(true)
    void media.play().catch(() => {})
  }
  return (
    <div slot="top-chrome" className="player-resumed" role="status">
      <History size={16} aria-hidden="true" />
      <span className="figures">
        {t('Resumed at {time}', { time: clockDuration(Math.floor(fromMs / 1000) * 1000) })}
      </span>
      <button type="button" className="player-resumed-act" onClick={startOver}>
        {t('Start over')}
      </button>
      <button
        type="button"
        className="player-resumed-close"
        aria-label={t('Close this note')}
        onClick={() => setSeen(true)}
      >
        <X size={16} aria-hidden="true" />
      </button>
    </div>
  )
}
