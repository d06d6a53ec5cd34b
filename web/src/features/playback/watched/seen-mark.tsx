import { useQuery } from '@tanstack/react-query'
import { Check } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import { progressQuery } from './queries.ts'
import type { Progress } from './start-at.ts'

/** On a card's picture: how far this viewer came. Nothing for what they never watched, and before that is known. */
export default function SeenMark({ videoId }: { videoId: string }) {
  const { data: progress } = useQuery(progressQuery(videoId))
  return progress ? <SeenBar progress={progress} /> : null
}

export function SeenBar({ progress: { state, positionMs, durationMs } }: { progress: Progress }) {
  const isWatched = state === 'watched'
  const share = isWatched ? 1 : durationMs ? Math.min(1, positionMs / durationMs) : 0
  if (share === 0) return null
  return (
    <>
      {isWatched && (
        <span className="absolute start-1 bottom-1.5 inline-flex items-center gap-1 rounded-[4px] bg-black/80 px-1 text-[0.6875rem]/4 font-medium text-on-media">
          <Check size={11} aria-hidden="true" />
          {t('Watched')}
        </span>
      )}
      <span className="absolute inset-x-0 bottom-0 h-1 bg-black/60" aria-hidden="true">
        <span className="block h-full bg-accent" style={{ width: `${Math.max(2, share * 100)}%` }} />
      </span>
      {!isWatched && (
        <span className="sr-only">{t('Watched to {percent} %', { percent: Math.round(share * 100) })}</span>
      )}
    </>
  )
}
