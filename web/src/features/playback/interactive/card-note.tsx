import { Link } from '@tanstack/react-router'
import { ArrowUpRight, X } from 'lucide-react'
import { t } from '#web/lib/i18n/t.ts'
import type { ShownCard } from './due.ts'

type Props = { card: ShownCard; real: boolean; onOpen: () => void; onClose: () => void }

/** A card in a corner of the picture; it takes no focus and stops nothing. */
export function CardNote({ card, real, onOpen, onClose }: Props) {
  const { title, text, link, linkTitle, position } = card
  const words = link?.to === 'address' ? hostOf(link.url) : linkTitle
  const inner = (
    <>
      <span dir="auto">{words ?? t('Open')}</span>
      <ArrowUpRight size={14} aria-hidden="true" className="rtl:-scale-x-100" />
    </>
  )
  const opens = { className: 'player-card-link', onClick: onOpen, target: '_blank' }
  return (
    <section className="player-card" data-position={position} aria-label={t('Card: {title}', { title })}>
      <div role="status">
        <p className="player-card-title" dir="auto">
          {title}
        </p>
        {text && <p dir="auto">{text}</p>}
      </div>
      {link?.to === 'address' && (
        <a href={link.url} rel="noopener noreferrer ugc" {...opens}>
          {inner}
        </a>
      )}
      {link?.to === 'video' && (
        <Link to="/watch/$videoId" params={{ videoId: link.videoId }} disabled={!real} {...opens}>
          {inner}
        </Link>
      )}
      {link?.to === 'playlist' && (
        <a href={`/playlist/${link.playlistId}`} {...opens}>
          {inner}
        </a>
      )}
      <button type="button" aria-label={t('Close the card {title}', { title })} onClick={onClose}>
        <X size={16} aria-hidden="true" />
      </button>
    </section>
  )
}

/** Where it leads, before somebody goes there. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url)
