// The elements that the player uses, one by one: the React wrappers would bring in all of Media Chrome.
import 'media-chrome/media-controller'
import 'media-chrome/media-captions-button'
import 'media-chrome/media-fullscreen-button'
import 'media-chrome/media-loading-indicator'
import 'media-chrome/media-mute-button'
import 'media-chrome/media-pip-button'
import 'media-chrome/media-play-button'
import 'media-chrome/media-seek-backward-button'
import 'media-chrome/media-seek-forward-button'
import 'media-chrome/media-time-display'
import 'media-chrome/media-time-range'
import 'media-chrome/media-volume-range'
import type { DetailedHTMLProps, HTMLAttributes } from 'react'

type Plain = DetailedHTMLProps<HTMLAttributes<HTMLElement>, HTMLElement>
type Button = Plain & { notooltip?: boolean; tooltipplacement?: string }

declare module 'react' {
  namespace JSX {
    interface IntrinsicElements {
      'media-controller': Plain & {
        nohotkeys?: boolean
        gesturesdisabled?: boolean
        novolumepref?: boolean
        noautohide?: boolean
        autohide?: string
        breakpoints?: string
        defaultduration?: number | undefined
        defaultsubtitles?: boolean
      }
      'media-captions-button': Button
      'media-fullscreen-button': Button
      'media-loading-indicator': Plain & { noautohide?: boolean }
      'media-mute-button': Button
      'media-pip-button': Button
      'media-play-button': Button
      'media-seek-backward-button': Button & { seekoffset?: number }
      'media-seek-forward-button': Button & { seekoffset?: number }
      'media-time-display': Plain & { showduration?: boolean; remaining?: boolean; notoggle?: boolean }
      'media-time-range': Plain
      'media-volume-range': Plain
    }
  }
}
