import './watch-stage.css'
import { useNavigate } from '@tanstack/react-router'
import { ArrowUpLeft, PictureInPicture, RectangleHorizontal, X } from 'lucide-react'
import { Suspense, useCallback, useEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { copyLink } from '#web/features/content/copy-link.ts'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { lazyLater } from '#web/lib/lazy-later.ts'
import { useMediaQuery } from '#web/lib/media-query.ts'
import { cameFrom, goOnTo, wayBack } from '../gone-on-to.ts'
import type { PageCommand } from '../player-keys.ts'
import type { PlayerParts } from '../player-parts.ts'
import { PlayerPlace } from '../player-place.tsx'
import { type Neighbour, useNeighbours } from '../up-next.ts'
import { theatre } from './theatre.ts'
import { UpNext } from './up-next-card.tsx'
import { useMini } from './use-mini.ts'

const TranscriptPanel = lazyLater(() => import('../transcript/transcript-panel.tsx'))

type Props = {
  video: Video
  parts: PlayerParts
  transcript: boolean
  onTranscript: (open: boolean) => void
}

/** What the watch page does with its player: small while it is scrolled, large, on to the next, its text beside it. */
export default function WatchStage({ video, parts, transcript, onTranscript }: Props) {
  const { controller, media, commands } = parts
  const mini = useMini(parts)
  const isTheatre = theatre.use()
  const isWide = useMediaQuery('(width >= 64rem)')
  const go = useGoing(video)
  const neighbours = useNeighbours()
  const next = neighbours?.next
  const previous = neighbours?.previous ?? cameFrom(video.id)
  const hasText = (video.captions ?? []).some(({ url }) => url !== null)
  useCommands(commands, {
    theatre: isWide ? theatre.toggle : undefined,
    mini: mini.toggle,
    next: next && (() => go(next)),
    previous: previous && (() => go(previous)),
    transcript: hasText ? () => onTranscript(!transcript) : undefined,
    copyLink: () => void copyLink(video, Math.floor(media.currentTime)),
  })
  return (
    <>
      <PlayerPlace controller={controller} before="media-pip-button">
        <span className="player-settings player-stage-buttons">
          <button type="button" aria-label={t('Mini player')} title={t('Mini player')} onClick={mini.toggle}>
            <PictureInPicture size={22} aria-hidden="true" />
          </button>
          {isWide && (
            <button
              type="button"
              aria-label={t('Theatre')}
              title={t('Theatre')}
              aria-pressed={isTheatre}
              onClick={theatre.toggle}
            >
              <RectangleHorizontal size={22} aria-hidden="true" />
            </button>
          )}
        </span>
      </PlayerPlace>
      {mini.isMini && (
        <div slot="top-chrome" className="player-mini-bar">
          <button type="button" aria-label={t('Back to the page’s player')} onClick={mini.back}>
            <ArrowUpLeft size={20} aria-hidden="true" className="rtl:-scale-x-100" />
          </button>
          <span />
          <button type="button" aria-label={t('Close the mini player')} onClick={mini.close}>
            <X size={20} aria-hidden="true" />
          </button>
        </div>
      )}
      {mini.isMini &&
        mini.stage &&
        createPortal(
          <button type="button" className="watch-stage-back" onClick={mini.back}>
            {t('It plays in the mini player. Bring it back')}
          </button>,
          mini.stage,
        )}
      <UpNext media={media} next={next} onNext={go} />
      {transcript && hasText && (
        <Suspense>
          <TranscriptPanel video={video} parts={parts} onClose={() => onTranscript(false)} />
        </Suspense>
      )}
    </>
  )
}

/** Tells the player what the page can do now. */
function useCommands(commands: PlayerParts['commands'], now: Partial<Record<PageCommand, (() => void) | undefined>>) {
  const latest = useRef(now)
  latest.current = now
  const names = Object.entries(now)
    .filter(([, run]) => run)
    .map(([name]) => name)
    .join()
  useEffect(() => {
    const given = names.split(',') as PageCommand[] // the names of `now`
    for (const name of given) commands.set(name, () => latest.current[name]?.())
    return () => {
      for (const name of given) commands.delete(name)
    }
  }, [commands, names])
}

function useGoing(video: Video): (to: Neighbour) => void {
  const navigate = useNavigate()
  return useCallback(
    ({ video: to, listId }: Neighbour) => {
      goOnTo(to.id)
      wayBack(to.id, { video, listId })
      void navigate({ to: '/watch/$videoId', params: { videoId: to.id }, search: listId ? { list: listId } : {} })
    },
    [navigate, video],
  )
}
