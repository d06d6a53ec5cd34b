import { t } from '#web/lib/i18n/t.ts'
import type { Player } from './player.ts'
import { neighbourRate, type PlayerAction } from './player-keys.ts'
import { toggleFullscreen } from './toggle-fullscreen.ts'

type Parts = {
  controller: HTMLElement
  media: HTMLVideoElement
  player: Pick<Player, 'setRate'>
  say: (text: string, side?: 'left' | 'right' | 'top') => void
  /** Of the picture, where it is known. */
  fps?: number
}

const USUAL_FPS = 30

/** Does what a key means; `say` tells it to whoever watches. */
export function actOn({ controller, media, player, say, fps }: Parts, action: PlayerAction) {
  switch (action.do) {
    case 'togglePlay':
      if (media.paused) void media.play().catch(() => {})
      else media.pause()
      return
    case 'toggleMute':
      media.muted = !media.muted
      return say(media.muted ? t('Muted') : volumeWords(media))
    case 'toggleFullscreen':
      return toggleFullscreen(controller)
    case 'toggleCaptions':
      controller.dispatchEvent(new CustomEvent('mediatogglesubtitlesrequest', { composed: true, bubbles: true }))
      return
    case 'seekBy':
      media.currentTime = Math.max(0, Math.min(media.duration || 0, media.currentTime + action.seconds))
      return say(t('{count} s', { count: Math.abs(action.seconds) }), action.seconds < 0 ? 'left' : 'right')
    case 'step':
      media.pause()
      // To the middle of a frame: its edges belong to two of them.
      media.currentTime = stepped(media.currentTime, action.frames, fps || USUAL_FPS)
      return say(action.frames < 0 ? t('1 frame back') : t('1 frame ahead'))
    case 'toggleLoop':
      media.loop = !media.loop
      return say(media.loop ? t('Plays again and again') : t('Plays once'))
    case 'togglePip':
      if (document.pictureInPictureElement) void document.exitPictureInPicture()
      else void media.requestPictureInPicture?.().catch(() => {})
      return
    case 'seekTo':
      if (Number.isFinite(media.duration)) media.currentTime = media.duration * action.fraction
      return
    case 'volumeBy':
      media.muted = false
      media.volume = Math.max(0, Math.min(1, Math.round((media.volume + action.step) * 20) / 20))
      return say(volumeWords(media))
    case 'rateBy': {
      const rate = neighbourRate(media.playbackRate, action.steps)
      player.setRate(rate)
      return say(t('Speed {rate}×', { rate }))
    }
  }
}

const volumeWords = ({ volume }: HTMLMediaElement): string =>
  t('Volume {percent}\u202f%', { percent: Math.round(volume * 100) })

/** @returns the middle of the frame that is `frames` away from the one at `atS` */
export const stepped = (atS: number, frames: number, fps: number): number =>
  Math.max(0, (Math.floor(atS * fps + 1e-6) + frames + 0.5) / fps)
