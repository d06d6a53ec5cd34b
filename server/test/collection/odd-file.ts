import { execFile } from 'node:child_process'
import { promisify } from 'node:util'

const run = promisify(execFile)

/** What must come of a file. Every picture in the collection has the marks of `scene`, so they are looked for in each. */
export type Outcome =
  | {
      plays: {
        /** playing time in seconds, 2 when left out, give or take 0.15 */
        s?: number
        /** of the first rendition; null for sound */
        size: [number, number] | null
        /** why the video cannot be copied; left out where it is */
        because?: RegExp
        /** tracks that can be heard, 1 when left out */
        sounds?: number
        /** what is said beside it */
        note?: RegExp
        /** the marks cannot be seen: too small, or damaged */
        unmarked?: true
        /** how far the flash and the beep may lie apart in seconds, 0.1 when left out; null where one of them is missing */
        together?: number | null
        also?: Record<string, unknown>
      }
    }
  | { refused: string; says: RegExp }

/** What hostile files point at; nobody may touch it. */
export type Canary = { file: string; port: number }

export type OddFile = {
  name: string
  ending: string
  make: (to: string, canary: Canary) => Promise<unknown>
  comes: Outcome
  /** It points outside, so it is also tried where nothing but the guards holds it. */
  reaches?: true
}

/** Words apart by spaces; `to` comes last. */
export const ffmpeg = (words: string, to: string) =>
  run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...words.split(/\s+/).filter(Boolean), to])

const box = (x: string, y: string, colour: string, more = '') =>
  `drawbox=x=${x}:y=${y}:w=iw/4:h=ih/4:c=${colour}:t=fill${more}`

/** Moving picture: red above on the left, blue below on the right, and what lies between turns from black to white at 1 s. */
export const marks = [
  box('0', '0', 'red'),
  box('3*iw/4', '3*ih/4', 'blue'),
  box('3*iw/8', '3*ih/8', 'black'),
  box('3*iw/8', '3*ih/8', 'white', ":enable='gte(t,1)'"),
].join()

export const scene = (size = '320x180', rate: string | number = 30, seconds = 2) =>
  `-f lavfi -i testsrc2=s=${size}:r=${rate}:d=${seconds},${marks}`

/** Silence, and from 1 s on a tone. */
export const beep = (seconds = 2, rate = 48_000, layout = 'mono') => {
  const channels = { mono: 1, stereo: 2, '5.1': 6, '7.1': 8 }[layout] ?? 1
  const each = "'0.4*sin(2764*t)*gte(t,1)'"
  return `-f lavfi -i aevalsrc=${Array(channels).fill(each).join('|')}:c=${layout}:s=${rate}:d=${seconds}`
}

export const x264 = '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 30'
export const aac = '-c:a aac -b:a 64k'
