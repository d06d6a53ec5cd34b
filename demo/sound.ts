export type Tune = 'calm' | 'bright' | 'night' | 'wind'

/** Frequencies in hertz of the chords, each held for a few seconds, and how much wind is under them. */
const TUNES: Record<Tune, { chords: number[][]; wind: number; holdS: number }> = {
  calm: {
    chords: [
      [130.8, 196, 329.6],
      [110, 164.8, 261.6],
      [174.6, 220, 349.2],
      [98, 196, 293.7],
    ],
    wind: 0.01,
    holdS: 4,
  },
  bright: {
    chords: [
      [196, 246.9, 392],
      [220, 277.2, 440],
      [164.8, 246.9, 415.3],
      [146.8, 220, 370],
    ],
    wind: 0,
    holdS: 2,
  },
  night: {
    chords: [
      [73.4, 146.8, 220],
      [65.4, 155.6, 233.1],
      [87.3, 174.6, 261.6],
      [58.3, 116.5, 233.1],
    ],
    wind: 0.004,
    holdS: 3,
  },
  wind: {
    chords: [
      [98, 146.8],
      [110, 164.8],
    ],
    wind: 0.05,
    holdS: 6,
  },
}

/** A source of lavfi: slow chords that swell and fade, with an echo. */
export function soundFilter(tune: Tune, seconds: number): string {
  const { chords, wind, holdS } = TUNES[tune]
  const which = `mod(floor(t/${holdS}),${chords.length})`
  const swell = `pow(sin(PI*mod(t,${holdS})/${holdS}),0.6)`
  const tones = chords.map((chord, index) => {
    const sum = chord.map((hz, voice) => `sin(2*PI*${hz}*t)*${(0.22 / (voice + 1)).toFixed(3)}`).join('+')
    return `eq(${which},${index})*(${sum})`
  })
  const level = `(${tones.join('+')})*${swell}+(random(0)-0.5)*${wind}`
  const fade = Math.max(0, seconds - 2)
  const expression = level.replaceAll(',', '\\,')
  return `aevalsrc=${expression}|${expression}:s=44100:d=${seconds},aecho=0.8:0.7:380|610:0.3|0.2,afade=t=in:d=1,afade=t=out:st=${fade}:d=2`
}
