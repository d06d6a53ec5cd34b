import {
  Captions,
  CaptionsOff,
  Maximize,
  Minimize,
  Pause,
  PictureInPicture2,
  Play,
  RotateCcw,
  RotateCw,
  Volume1,
  Volume2,
  VolumeX,
} from 'lucide-react'
import type { Video } from '#web/features/content/queries.ts'
import { t } from '#web/lib/i18n/t.ts'
import type { Player, PlayerState } from './player.ts'
import type { PlayerParts } from './player-parts.ts'
import { SettingsMenu } from './settings-menu.tsx'
import { Timeline } from './timeline.tsx'

const SIZE = 22

/** Over the picture's middle: the first play, the large buttons of a phone, and the sign that it loads. */
export function CenterControls({ problem }: { problem: boolean }) {
  if (problem) return null
  return (
    <>
      <media-loading-indicator slot="centered-chrome" noautohide>
        <span slot="icon" className="player-spinner" />
      </media-loading-indicator>
      <div slot="centered-chrome" className="player-center" dir="ltr">
        <media-seek-backward-button seekoffset={10} notooltip className="player-skip">
          <RotateCcw slot="icon" size={26} />
        </media-seek-backward-button>
        <media-play-button notooltip className="player-big">
          <span slot="play">
            <Play className="player-play" />
            <RotateCcw className="player-replay" />
          </span>
          <Pause className="player-pause" slot="pause" strokeWidth={0} />
        </media-play-button>
        <media-seek-forward-button seekoffset={10} notooltip className="player-skip">
          <RotateCw slot="icon" size={26} />
        </media-seek-forward-button>
      </div>
    </>
  )
}

type BarProps = {
  video: Video
  state: PlayerState
  player: Player
  media: HTMLVideoElement | null
  commands: PlayerParts['commands']
  storyboardUrl: string | null
}

/** Time runs from left to right in every language; menus in the bar follow the page. */
export function ControlBar({ video, state, player, media, commands, storyboardUrl }: BarProps) {
  return (
    <div className="player-bar" dir="ltr">
      <Timeline player={player} media={media} storyboardUrl={storyboardUrl} />
      <div className="player-row">
        <media-play-button className="player-wide">
          <span slot="play">
            <Play className="player-play" size={SIZE} />
            <RotateCcw className="player-replay" size={SIZE} />
          </span>
          <Pause className="player-pause" slot="pause" size={SIZE} strokeWidth={0} />
        </media-play-button>
        <div className="player-volume">
          <media-mute-button>
            <VolumeX slot="off" size={SIZE} />
            <Volume1 slot="low" size={SIZE} />
            <Volume1 slot="medium" size={SIZE} />
            <Volume2 slot="high" size={SIZE} />
          </media-mute-button>
          <media-volume-range className="player-wide" />
        </div>
        <media-time-display showduration notoggle className="figures" />
        {state.growing && (
          <span
            className="player-growing"
            dir="auto"
            title={t('More of this video is being prepared; it is added while you watch.')}
          >
            <span aria-hidden="true" />
            {t('Still being prepared')}
          </span>
        )}
        <span className="player-space" />
        <media-captions-button>
          <Captions slot="on" size={SIZE} />
          <CaptionsOff slot="off" size={SIZE} />
        </media-captions-button>
        <SettingsMenu video={video} state={state} player={player} media={media} commands={commands} />
        <media-pip-button className="player-wide">
          <PictureInPicture2 slot="icon" size={SIZE} />
        </media-pip-button>
        <media-fullscreen-button>
          <Maximize slot="enter" size={SIZE} />
          <Minimize slot="exit" size={SIZE} />
        </media-fullscreen-button>
      </div>
    </div>
  )
}
