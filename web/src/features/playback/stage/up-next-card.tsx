import { useEffect, useRef, useState } from 'react'
import { t } from '#web/lib/i18n/t.ts'
import { type Neighbour, playsOn } from '../up-next.ts'

const SECONDS = 8

type Props = { media: HTMLVideoElement; next: Neighbour | undefined; onNext: (next: Neighbour) => void }

/** At the end: what plays next, in how many seconds, and the way to stay. */
export function UpNext({ media, next, onNext }: Props) {
  const [endsAt, setEndsAt] = useState<number | null>(null)
  const latest = useRef({ next, onNext })
  latest.current = { next, onNext }
  useEffect(() => {
    const off = new AbortController()
    const stay = () => setEndsAt(null)
    const onEnded = () => {
      const { next, onNext } = latest.current
      if (!next || !playsOn.get()) return
      // Nobody sees it count, and a hidden page's clock is slow.
      if (document.hidden) onNext(next)
      else setEndsAt(performance.now() + SECONDS * 1000)
    }
    media.addEventListener('ended', onEnded, { signal: off.signal })
    for (const type of ['seeking', 'play']) media.addEventListener(type, stay, { signal: off.signal })
    return () => off.abort()
  }, [media])
  if (endsAt === null || !next) return null
  return <Counting endsAt={endsAt} next={next} onCancel={() => setEndsAt(null)} onNext={() => onNext(next)} />
}

type CountingProps = { endsAt: number; next: Neighbour; onCancel: () => void; onNext: () => void }

function Counting({ endsAt, next, onCancel, onNext }: CountingProps) {
  const [leftS, setLeftS] = useState(SECONDS)
  const go = useRef(onNext)
  go.current = onNext
  useEffect(() => {
    const timer = setInterval(() => {
      const ms = endsAt - performance.now()
      setLeftS(Math.max(0, Math.ceil(ms / 1000)))
      if (ms > 0) return
      clearInterval(timer)
      go.current()
    }, 200)
    return () => clearInterval(timer)
  }, [endsAt])
  const { title, thumbnail, channel } = next.video
  return (
    <section
      slot="centered-chrome"
      className="player-next"
      aria-label={t('Next video')}
      onKeyDown={(event) => event.key === 'Escape' && onCancel()}
      {...{ noautohide: '' }}
    >
      <p className="player-next-when">
        <span className="sr-only" role="status">
          {t('Next in {count, plural, one {# second} other {# seconds}}: {title}', { count: SECONDS, title })}
        </span>
        <span className="figures" aria-hidden="true">
          {t('Next in {count} s', { count: leftS })}
        </span>
      </p>
      {thumbnail && <img src={thumbnail.small} alt="" className="player-next-picture" />}
      <p className="player-next-title" dir="auto">
        {title}
      </p>
      <p className="player-next-channel" dir="auto">
        {channel.name}
      </p>
      <div className="player-next-acts">
        <button type="button" onClick={onCancel}>
          {t('Cancel')}
        </button>
        <button type="button" onClick={onNext}>
          {t('Play now')}
        </button>
      </div>
    </section>
  )
}
