import {
  AudioLines,
  Captions,
  Gauge,
  Keyboard,
  ListVideo,
  PictureInPicture,
  Repeat,
  SlidersHorizontal,
  Smartphone,
} from 'lucide-react'
import { type KeyboardEvent, useEffect, useRef, useState } from 'react'
import { formatBitrate } from '#web/lib/format-bytes.ts'
import { t } from '#web/lib/i18n/t.ts'
import { useMediaQuery } from '#web/lib/media-query.ts'
import { CaptionPages } from './captions/caption-pages.tsx'
import type { CaptionPart } from './captions/caption-style.ts'
import { RATES } from './player-keys.ts'
import { audioName, qualityMark, qualityName, rateWords } from './quality-words.ts'
import { Act, Back, Choice, Entry, Switch } from './settings-entries.tsx'
import type { SettingsProps } from './settings-menu.tsx'
import { goesMini } from './stage/mini-choice.ts'
import { playsOn } from './up-next.ts'
import { goesOnHidden } from './use-going-on.ts'

type Page = 'main' | 'quality' | 'audio' | 'speed' | 'captions' | `captions ${CaptionPart}`
type Props = SettingsProps & {
  /** `back` returns the focus to where the menu was opened. */
  onClose: (focus: 'back' | 'stays') => void
}

/** Quality, sound, speed and the player's ways, loaded when first asked for. */
export default function SettingsPanel({ video, state, player, media, commands, onClose }: Props) {
  const [page, setPage] = useState<Page>('main')
  const panel = useRef<HTMLDivElement>(null)
  // Each page begins at the entry that holds.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the page decides what there is
  useEffect(() => {
    const items = panel.current?.querySelectorAll<HTMLElement>('[role^=menuitem]')
    const chosen = panel.current?.querySelector<HTMLElement>('[aria-checked=true]')
    ;(chosen ?? items?.[0])?.focus()
  }, [page])

  const onKeyDown = (event: KeyboardEvent) => {
    const items = [...(panel.current?.querySelectorAll<HTMLElement>('[role^=menuitem]') ?? [])]
    const at = items.indexOf(document.activeElement as HTMLElement) // -1 when it is none of them
    const goTo = (index: number) => items.at(index % items.length)?.focus()
    if (event.key === 'ArrowDown') goTo(at + 1)
    else if (event.key === 'ArrowUp') goTo(at - 1)
    else if (event.key === 'Home') goTo(0)
    else if (event.key === 'End') goTo(-1)
    else if (event.key === 'Escape') onClose('back')
    else if (event.key === (document.dir === 'rtl' ? 'ArrowRight' : 'ArrowLeft') && page !== 'main')
      setPage(page.startsWith('captions ') ? 'captions' : 'main')
    else if (event.key === 'Tab') onClose('stays')
    else return
    if (event.key !== 'Tab') event.preventDefault()
    event.stopPropagation()
  }
  const choose = (act: () => void) => () => {
    act()
    onClose('back')
  }
  const back = () => setPage('main')

  const { qualities, chosenHeight, height, audioTracks, audioTrack, rate } = state
  const nameOf = (wanted: number) => {
    const found = qualities.find((quality) => quality.height === wanted)
    return found ? qualityName(found) : `${wanted}p`
  }
  const auto = height ? t('Auto ({quality})', { quality: nameOf(height) }) : t('Auto')
  return (
    <div
      ref={panel}
      role="menu"
      tabIndex={-1}
      dir={document.dir}
      aria-label={t('Settings')}
      className="player-menu"
      onKeyDown={onKeyDown}
    >
      {page === 'main' && (
        <>
          {qualities.length > 0 && (
            <Entry
              icon={<SlidersHorizontal size={18} />}
              label={t('Quality')}
              value={chosenHeight === null ? auto : nameOf(chosenHeight)}
              onSelect={() => setPage('quality')}
            />
          )}
          {audioTracks.length > 1 && (
            <Entry
              icon={<AudioLines size={18} />}
              label={t('Sound')}
              value={audioTrack ? audioName(audioTrack) : ''}
              onSelect={() => setPage('audio')}
            />
          )}
          <Entry
            icon={<Gauge size={18} />}
            label={t('Speed')}
            value={rateWords(rate)}
            onSelect={() => setPage('speed')}
          />
          {(video.captions?.length ?? 0) > 0 && (
            <Entry
              icon={<Captions size={18} />}
              label={t('Look of captions')}
              value=""
              onSelect={() => setPage('captions')}
            />
          )}
          <Ways media={media} onPage={commands.has('mini')} />
          {commands.has('help') && (
            <Act
              icon={<Keyboard size={18} />}
              label={t('Keyboard shortcuts')}
              onSelect={choose(() => commands.get('help')?.())}
            />
          )}
        </>
      )}
      {page.startsWith('captions') && (
        <CaptionPages
          part={(page.split(' ')[1] ?? null) as CaptionPart | null} // of Page
          onPart={(part) => setPage(part ? `captions ${part}` : 'captions')}
          onBack={back}
        />
      )}
      {page === 'quality' && (
        <>
          <Back from={t('Quality')} onSelect={back} />
          {qualities.map((quality) => (
            <Choice
              key={quality.height}
              chosen={chosenHeight === quality.height}
              note={quality.bitsPerSecond > 0 ? formatBitrate(quality.bitsPerSecond) : undefined}
              onSelect={choose(() => player.chooseQuality(quality.height))}
            >
              {qualityName(quality)}
              {qualityMark(quality.height) && <span className="player-menu-mark">{qualityMark(quality.height)}</span>}
            </Choice>
          ))}
          <Choice chosen={chosenHeight === null} onSelect={choose(() => player.chooseQuality(null))}>
            {auto}
          </Choice>
        </>
      )}
      {page === 'audio' && (
        <>
          <Back from={t('Sound')} onSelect={back} />
          {audioTracks.map((track) => (
            <Choice
              key={track.id}
              chosen={audioTrack?.id === track.id}
              onSelect={choose(() => player.chooseAudio(track))}
            >
              {audioName(track)}
            </Choice>
          ))}
        </>
      )}
      {page === 'speed' && (
        <>
          <Back from={t('Speed')} onSelect={back} />
          {RATES.map((each) => (
            <Choice key={each} chosen={rate === each} onSelect={choose(() => player.setRate(each))}>
              {rateWords(each)}
            </Choice>
          ))}
        </>
      )}
    </div>
  )
}

/** What it does by itself: again and again, on to the next, small in a corner, on while nobody looks. */
function Ways({ media, onPage }: { media: HTMLVideoElement | null; onPage: boolean }) {
  const [loops, setLoops] = useState(media?.loop ?? false)
  const isPhone = useMediaQuery('(pointer: coarse)')
  goesMini.use()
  goesOnHidden.use()
  const goesOn = playsOn.use()
  return (
    <>
      <Switch
        icon={<Repeat size={18} />}
        label={t('Again and again')}
        on={loops}
        onChange={(on) => {
          if (media) media.loop = on
          setLoops(on)
        }}
      />
      {onPage && (
        <>
          <Switch
            icon={<ListVideo size={18} />}
            label={t('Play the next by itself')}
            on={goesOn}
            onChange={playsOn.turn}
          />
          <Switch
            icon={<PictureInPicture size={18} />}
            label={t('Mini player while scrolling')}
            on={goesMini.get() !== 'off'}
            onChange={(on) => goesMini.set(on ? null : 'off')}
          />
        </>
      )}
      {isPhone && (
        <Switch
          icon={<Smartphone size={18} />}
          label={t('Go on in the background')}
          on={goesOnHidden.get() !== 'off'}
          onChange={(on) => goesOnHidden.set(on ? null : 'off')}
        />
      )}
    </>
  )
}
