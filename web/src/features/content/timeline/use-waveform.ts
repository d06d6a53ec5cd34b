import { useEffect, useState } from 'react'

/** Loudness over time: one peak after another, 0 to 255. */
export type Waveform = { perSecond: number; peaks: Uint8Array }

const MAGIC = 0x314b_4550 // "PEK1", little-endian

/** Four bytes of magic, peaks per 1000 seconds as a little-endian number of four bytes, then one byte a peak. */
export function parseWaveform(bytes: ArrayBuffer): Waveform | null {
  if (bytes.byteLength < 9) return null
  const view = new DataView(bytes)
  const perSecond = view.getUint32(4, true) / 1000
  if (view.getUint32(0, true) !== MAGIC || perSecond <= 0) return null
  return { perSecond, peaks: new Uint8Array(bytes, 8) }
}

/** The loudest between two moments, 0 to 1. */
export function peakBetween({ perSecond, peaks }: Waveform, fromMs: number, untilMs: number): number {
  const from = Math.max(0, Math.floor((fromMs / 1000) * perSecond))
  const until = Math.min(peaks.length, Math.max(from + 1, Math.ceil((untilMs / 1000) * perSecond)))
  let loudest = 0
  for (let at = from; at < until; at++) loudest = Math.max(loudest, peaks[at] ?? 0)
  return loudest / 255
}

/** The waveform of a video or a sound; `null` while there is none. */
export function useWaveform(url: string | null | undefined): Waveform | null {
  const [waveform, setWaveform] = useState<Waveform | null>(null)
  useEffect(() => {
    if (!url) return
    const off = new AbortController()
    fetch(url, { credentials: 'same-origin', signal: off.signal })
      .then(async (answer) => {
        if (answer.ok) setWaveform(parseWaveform(await answer.arrayBuffer()))
      })
      .catch(() => {}) // decoration, like the pictures
    return () => off.abort()
  }, [url])
  return waveform
}
