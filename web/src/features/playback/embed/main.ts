import '#web/ui/tokens.css'
import '../player.css'
import '../player-texts.css'
import './embed.css'
import { readVideo } from './embedded-video.ts'
import { type Command, openLine } from './messages.ts'
import { readParameters } from './parameters.ts'
import type { Embedded } from './play.ts'

/** A poster and a button: the player itself comes when somebody wants to watch, or may be about to. */
const video = readVideo()
const controller = document.querySelector<HTMLElement>('media-controller')

if (video && controller) {
  const parameters = readParameters(location.search)
  const media = document.createElement('video')
  media.slot = 'media'
  media.playsInline = true
  media.preload = 'none'
  media.tabIndex = -1
  media.ariaLabel = video.title
  controller.prepend(media)
  controller.toggleAttribute('data-bare', !parameters.controls)
  const load = () => import('./play.ts')
  let player: Embedded | null = null
  let starting: Promise<Embedded | null> | null = null

  const line = openLine({
    only: parameters.origin,
    act: (command) => (player ? player.act(command) : actBefore(command)),
    state: () =>
      player?.state() ?? { videoId: video.id, positionS: parameters.startS, paused: true, muted: media.muted },
  })
  const start = (): Promise<Embedded | null> => {
    controller.toggleAttribute('data-starting', true)
    starting ??= load().then(
      ({ startPlayer }) => {
        player = startPlayer({ video, controller, media, parameters, tell: line.tell })
        return player
      },
      () => {
        starting = null
        controller.removeAttribute('data-starting')
        line.tell('error', { code: 'network.player_code' })
        return null
      },
    )
    return starting
  }
  /** Nothing of the player is there yet: what asks for it brings it. */
  const actBefore = (command: Command) => {
    if (command.do === 'mute' || command.do === 'unmute') media.muted = command.do === 'mute'
    else if (command.do === 'volume') media.volume = command.volume
    else if (command.do === 'play' || command.do === 'seek') void start().then((made) => made?.act(command))
  }

  media.muted = parameters.muted
  controller.querySelector('.embed-start')?.addEventListener('click', () => {
    // Phones let only the element play that was told so in the very click.
    media.play().catch(() => {})
    void start().then((made) => made?.act({ do: 'play' }))
  })
  for (const type of ['pointerenter', 'focusin'])
    controller.addEventListener(type, () => void load().catch(() => {}), { once: true })
  if (parameters.autoplay) void start().then((made) => made?.autoplay())
  line.tell('ready')
}
