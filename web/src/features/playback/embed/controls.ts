import type { Player } from '../player.ts'
import { icon } from './icons.ts'
import { addSettings } from './settings.ts'

/** The bar and the middle, as `player-controls.tsx` has them. Nothing of a person's is in here: it is all our own text. */
export function addControls(controller: HTMLElement, player: Player): void {
  controller.insertAdjacentHTML(
    'beforeend',
    `<media-loading-indicator slot="centered-chrome" noautohide><span slot="icon" class="player-spinner"></span></media-loading-indicator>
    <div slot="centered-chrome" class="player-center">
      <media-play-button notooltip class="player-big">
        <span slot="play">${icon('play', 'class="player-play"')}${icon('rotateCcw', 'class="player-replay"')}</span>
        ${icon('pause', 'slot="pause" class="player-pause" stroke-width="0"')}
      </media-play-button>
    </div>
    <div class="player-bar" dir="ltr">
      <div class="player-timeline"><media-time-range></media-time-range></div>
      <div class="player-row">
        <media-play-button class="player-wide">
          <span slot="play">${icon('play', 'class="player-play"')}${icon('rotateCcw', 'class="player-replay"')}</span>
          ${icon('pause', 'slot="pause" class="player-pause" stroke-width="0"')}
        </media-play-button>
        <div class="player-volume">
          <media-mute-button>${icon('volumeX', 'slot="off"')}${icon('volume1', 'slot="low"')}${icon('volume1', 'slot="medium"')}${icon('volume2', 'slot="high"')}</media-mute-button>
          <media-volume-range class="player-wide"></media-volume-range>
        </div>
        <media-time-display showduration notoggle class="figures"></media-time-display>
        <span class="player-space"></span>
        <media-captions-button>${icon('captions', 'slot="on"')}${icon('captionsOff', 'slot="off"')}</media-captions-button>
        <div class="player-settings"></div>
        <media-pip-button class="player-wide">${icon('pictureInPicture2', 'slot="icon"')}</media-pip-button>
        <media-fullscreen-button>${icon('maximize', 'slot="enter"')}${icon('minimize', 'slot="exit"')}</media-fullscreen-button>
      </div>
    </div>`,
  )
  const place = controller.querySelector<HTMLElement>('.player-settings')
  if (place) addSettings(place, player)
}
