import { memo, useEffect, useRef } from 'react'
import type { Scale } from './scale.ts'
import { peakBetween, type Waveform } from './use-waveform.ts'

const loudestKnown = new WeakMap<Waveform, number>()

function loudestOf(waveform: Waveform): number {
  const known = loudestKnown.get(waveform)
  if (known !== undefined) return known
  const loudest = waveform.peaks.reduce((most, peak) => Math.max(most, peak), 0) / 255
  loudestKnown.set(waveform, loudest)
  return loudest
}

type Props = { waveform: Waveform; scale: Scale; viewPx: number; heightPx: number }

/** As wide as what is seen, and drawn anew for what is seen: hours of sound cost what a minute does. */
export const WaveStrip = memo(function WaveStrip({ waveform, scale, viewPx, heightPx }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(() => {
    const element = canvas.current
    if (!element || viewPx <= 0) return
    const draw = () => {
      const ratio = window.devicePixelRatio || 1
      element.width = Math.round(viewPx * ratio)
      element.height = Math.round(heightPx * ratio)
      const pen = element.getContext('2d')
      if (!pen) return
      pen.fillStyle = getComputedStyle(element).color
      // A quiet recording fills the strip, too; silence does not.
      const loudest = Math.max(0.1, loudestOf(waveform))
      const bar = 3 * ratio
      const bars = Math.ceil(element.width / bar)
      const stepMs = (scale.untilMs - scale.fromMs) / bars
      for (let at = 0; at < bars; at++) {
        const fromMs = scale.fromMs + at * stepMs
        const height = Math.max(ratio, (peakBetween(waveform, fromMs, fromMs + stepMs) / loudest) * element.height)
        pen.fillRect(at * bar, (element.height - height) / 2, bar - ratio, height)
      }
    }
    draw()
    // The theme may change while it is looked at.
    const theme = new MutationObserver(draw)
    theme.observe(document.documentElement, { attributeFilter: ['data-theme'] })
    const dark = matchMedia('(prefers-color-scheme: dark)')
    dark.addEventListener('change', draw)
    return () => {
      theme.disconnect()
      dark.removeEventListener('change', draw)
    }
  }, [waveform, scale, viewPx, heightPx])
  return (
    <div className="border-t bg-sunken py-1" aria-hidden="true">
      <canvas ref={canvas} className="sticky left-0 block text-series-2" style={{ width: viewPx, height: heightPx }} />
    </div>
  )
})
