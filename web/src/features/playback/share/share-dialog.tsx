import { Code, Link2, MessageSquare, Share } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '#web/lib/api.ts'
import { clockDuration } from '#web/lib/format-duration.ts'
import { t } from '#web/lib/i18n/t.ts'
import { randomId } from '#web/lib/random-id.ts'
import { Callout } from '#web/ui/callout.tsx'
import { CopyLine } from '#web/ui/copy-line.tsx'
import { Dialog } from '#web/ui/dialog.tsx'
import { toast } from '#web/ui/toast.ts'
import type { ShareProps } from '../share-button.tsx'
import { EmbedOptionsForm } from './embed-options.tsx'
import { PLACES, type ShareTarget } from './places.ts'

type Props = ShareProps & { open: boolean; onOpenChange: (open: boolean) => void }

/** Every way a video can be passed on; each that was gone is counted. */
export default function ShareDialog({ video, positionS, open, onOpenChange }: Props) {
  const [atS] = useState(() => Math.floor(positionS()))
  const [withTime, setWithTime] = useState(false)
  const [embedding, setEmbedding] = useState(false)
  const address = `${location.origin}/watch/${video.id}`
  const url = withTime && atS > 0 ? `${address}?t=${atS}` : address
  const shared = { url, title: video.title }
  const tell = (to: ShareTarget) => {
    // Nobody waits for it, and what is not counted is no reason to say so.
    api
      .POST('/api/vods/{id}/share', {
        params: { path: { id: video.id }, header: { 'idempotency-key': randomId() } },
        body: { to },
        keepalive: true,
      })
      .catch(() => {})
  }
  const copy = (to: 'link' | 'discord', detail?: string) =>
    navigator.clipboard?.writeText(url).then(
      () => {
        tell(to)
        toast(t('Link copied'), { tone: 'success', ...(detail ? { detail } : {}) })
      },
      () => toast(t('The browser does not let us copy'), { detail: url }),
    ) ?? toast(t('The browser does not let us copy'), { detail: url })
  const native = () =>
    navigator
      .share(shared)
      .then(() => tell('native'))
      .catch(() => {})
  const isForAll = video.visibility === 'public' || video.visibility === 'unlisted'
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={t('Share')} wide={embedding}>
      {!isForAll && (
        <Callout tone="warning">
          {t('Only your team can open this video: whoever else gets the link finds nothing there.')}
        </Callout>
      )}
      <ul className="grid grid-cols-4 gap-x-1 gap-y-3 sm:grid-cols-5">
        {'share' in navigator && (
          <Tile name={t('Your apps')} onClick={native}>
            <Share size={18} aria-hidden="true" />
          </Tile>
        )}
        <Tile name={t('Copy link')} onClick={() => copy('link')}>
          <Link2 size={18} aria-hidden="true" />
        </Tile>
        {video.playback && isForAll && (
          <Tile name={t('Embed')} expanded={embedding} onClick={() => setEmbedding(!embedding)}>
            <Code size={18} aria-hidden="true" />
          </Tile>
        )}
        {PLACES.map(({ to, name, sign, href }) => (
          <Tile key={to} name={name()} href={href(shared)} onClick={() => tell(to)}>
            <span aria-hidden="true" className="text-16 font-semibold">
              {sign}
            </span>
          </Tile>
        ))}
        <Tile name="Discord" onClick={() => copy('discord', t('Paste it in Discord: it shows the video there.'))}>
          <MessageSquare size={18} aria-hidden="true" />
        </Tile>
      </ul>
      <CopyLine what={t('Link')} value={url} onCopied={() => tell('link')} />
      {atS > 0 && (
        <label className="flex items-center gap-2.5 text-14">
          <input
            type="checkbox"
            checked={withTime}
            onChange={(event) => setWithTime(event.target.checked)}
            className="size-4"
          />
          {t('Begin at {time}', { time: clockDuration(atS * 1000) })}
        </label>
      )}
      {embedding && <EmbedOptionsForm video={video} startS={withTime ? atS : 0} onCopy={() => tell('embed')} />}
    </Dialog>
  )
}

type TileProps = { name: string; href?: string; expanded?: boolean; onClick: () => void; children: ReactNode }

function Tile({ name, href, expanded, onClick, children }: TileProps) {
  const look =
    'group flex w-full flex-col items-center gap-1.5 rounded-control py-1 text-12 text-pretty text-center text-ink'
  const inside = (
    <>
      <span className="flex size-11 items-center justify-center rounded-full bg-sunken ring-1 ring-line ring-inset transition-colors group-hover:bg-pressed group-aria-expanded:bg-accent-soft group-aria-expanded:text-accent">
        {children}
      </span>
      {name}
    </>
  )
  return (
    <li>
      {href ? (
        <a href={href} target="_blank" rel="noopener noreferrer" onClick={onClick} className={look}>
          {inside}
        </a>
      ) : (
        <button type="button" aria-expanded={expanded} onClick={onClick} className={look}>
          {inside}
        </button>
      )}
    </li>
  )
}
