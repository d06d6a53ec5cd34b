import { useQuery } from '@tanstack/react-query'
import { Copy, Search, X } from 'lucide-react'
import { useEffect, useMemo, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useMediaQuery } from '#web/lib/media-query.ts'
import { stored } from '#web/lib/stored.ts'
import { Button } from '#web/ui/button.tsx'
import { IconButton } from '#web/ui/icon-button.tsx'
import { Skeleton } from '#web/ui/skeleton.tsx'
import { toast } from '#web/ui/toast.ts'
import type { PlayerParts } from '../player-parts.ts'
import { type Line, lineAt, parseVtt } from './parse-vtt.ts'
import { TranscriptLines } from './transcript-lines.tsx'

type Props = { video: Video; parts: PlayerParts; onClose: () => void }

/** The language that was read last, of a transcript or of captions. */
const read = stored('studio.transcript')
const watched = stored('studio.captions')

/** What is spoken, beside the player where the page has the room, else below it. */
export default function TranscriptPanel({ video, parts, onClose }: Props) {
  const isWide = useMediaQuery('(width >= 64rem)')
  const place = document.getElementById(isWide ? 'beside-player' : 'below-player')
  return place && createPortal(<Panel video={video} parts={parts} onClose={onClose} />, place)
}

function Panel({ video, parts, onClose }: Props) {
  const { media, player } = parts
  const tracks = (video.captions ?? []).filter(({ url }) => url !== null)
  const chosen = read.use()
  const track = firstOf(tracks, [chosen, watched.get(), ...navigator.languages, video.language])
  const {
    data: lines,
    error,
    refetch,
  } = useQuery({
    // A signed address is another with each answer; the file's own name changes with what is in it.
    queryKey: ['playback', 'transcript', video.id, track?.url?.split('/').at(-1)?.split('?')[0]],
    queryFn: async ({ signal }) => {
      const answer = await fetch(await player.resolve(new URL(track?.url ?? '', location.href).href), { signal })
      if (!answer.ok) throw new Error(`captions: ${answer.status}`)
      return parseVtt(await answer.text())
    },
    staleTime: Number.POSITIVE_INFINITY,
    retry: 1,
  })
  const [words, setWords] = useState('')
  const found = useMemo(() => linesWith(lines ?? [], words), [lines, words])
  const current = useCurrent(media, lines)
  const seek = (line: Line) => {
    media.currentTime = line.startMs / 1000
    void media.play().catch(() => {})
  }
  const copy = () =>
    navigator.clipboard.writeText((lines ?? []).map(({ text }) => text).join('\n')).then(
      () => toast(t('Transcript copied')),
      () => toast(t('The browser does not let us copy')),
    )
  return (
    <section
      id="transcript"
      aria-label={t('Transcript')}
      className="mb-6 overflow-clip rounded-card border bg-surface max-lg:mt-4 max-lg:mb-0"
    >
      <header className="flex items-center gap-1 py-2 ps-4 pe-2">
        <h2 className="flex-1 text-14 font-semibold">{t('Transcript')}</h2>
        {tracks.length > 1 && (
          <select
            aria-label={t('Language of the transcript')}
            value={track?.language}
            onChange={({ target }) => read.set(target.value)}
            className="h-8 max-w-36 rounded-control border bg-surface px-2 text-13 pointer-coarse:h-11"
          >
            {tracks.map(({ language, label, automatic }) => (
              <option key={language} value={language}>
                {automatic ? t('{language} (automatic)', { language: label }) : label}
              </option>
            ))}
          </select>
        )}
        <IconButton label={t('Copy the transcript')} icon={<Copy size={16} />} onClick={() => void copy()} />
        <IconButton label={t('Close the transcript')} icon={<X size={18} />} onClick={onClose} />
      </header>
      <div className="relative border-y">
        <Search size={16} className="absolute start-4 top-1/2 -translate-y-1/2 text-muted" aria-hidden="true" />
        <input
          type="search"
          aria-label={t('Search in the transcript')}
          placeholder={t('Search in the transcript')}
          value={words}
          onChange={({ target }) => setWords(target.value)}
          className="h-10 w-full bg-transparent pr-4 pl-10 text-14 rtl:pr-10 rtl:pl-4 focus-visible:-outline-offset-2 pointer-coarse:h-11"
        />
      </div>
      <p role="status" className={words ? 'figures px-4 pt-2 text-13 text-muted' : 'sr-only'}>
        {words && lines
          ? t('{found} of {all, plural, one {# line} other {# lines}}', { found: found.length, all: lines.length })
          : ''}
      </p>
      {error && !lines ? (
        <div className="flex items-center justify-between gap-4 px-4 py-3 text-14">
          {t('The transcript could not be loaded.')}
          <Button size="sm" onClick={() => void refetch()}>
            {t('Try again')}
          </Button>
        </div>
      ) : lines ? (
        <TranscriptLines lines={found} current={lines[current]} words={words.trim()} onSeek={seek} />
      ) : (
        <div className="flex flex-col gap-3 p-4">
          {['w-5/6', 'w-2/3', 'w-3/4', 'w-1/2'].map((width) => (
            <Skeleton key={width} className={`h-4 ${width}`} />
          ))}
        </div>
      )}
    </section>
  )
}

/** The first of these languages that there is, else what there is. */
function firstOf<Track extends { language: string }>(tracks: readonly Track[], wanted: readonly (string | null)[]) {
  const base = (language: string) => language.split('-')[0]
  for (const each of wanted) {
    if (!each) continue
    const found =
      tracks.find(({ language }) => language === each) ?? tracks.find((t) => base(t.language) === base(each))
    if (found) return found
  }
  return tracks[0]
}

const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLocaleLowerCase()

function linesWith(lines: readonly Line[], words: string): readonly Line[] {
  const wanted = folded(words.trim())
  return wanted ? lines.filter(({ text }) => folded(text).includes(wanted)) : lines
}

function useCurrent(media: HTMLVideoElement, lines: readonly Line[] | undefined): number {
  const [current, setCurrent] = useState(-1)
  useEffect(() => {
    if (!lines) return
    const off = new AbortController()
    const look = () => setCurrent(lineAt(lines, media.currentTime * 1000 + 50))
    for (const type of ['timeupdate', 'seeking']) media.addEventListener(type, look, { signal: off.signal })
    look()
    return () => off.abort()
  }, [media, lines])
  return current
}
