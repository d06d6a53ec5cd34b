import { noisePlane } from './chance.ts'
import { blend, colour, gradient } from './colour.ts'
import { pick, type Scene } from './scene.ts'

type Look = { ground: string[]; line: string }

const LOOKS: [Look, ...Look[]] = [
  { ground: ['#f4efe2', '#e4dcc4', '#cdbf9b'], line: '#7a5a3a' },
  { ground: ['#0b1f2a', '#0f3b47', '#1b6a6f', '#62b6a4'], line: '#bfe9da' },
  { ground: ['#1a1026', '#3b1d52', '#7a2f6f', '#d65a6f', '#ffb07c'], line: '#ffe1c4' },
]

/** The lines of a map whose land rises and sinks. */
export const contours: Scene = ({ width, height }, { seed, look }) => {
  const { ground, line } = pick(LOOKS, look)
  const colours = gradient(ground.map(colour), 256)
  const ink = colour(line)
  const noise = noisePlane(seed)
  const step = 6
  const columns = Math.ceil(width / step) + 2
  const rows = Math.ceil(height / step) + 2
  const land = new Float32Array(columns * rows)

  return (canvas, t) => {
    for (let row = 0; row < rows; row++) {
      for (let column = 0; column < columns; column++) {
        const x = ((column * step) / height) * 2.2
        const y = ((row * step) / height) * 2.2
        const shift = noise(x * 0.7 + t * 0.12, y * 0.7 + 40) * 1.3
        land[row * columns + column] =
          noise(x + shift, y - t * 0.1) * 0.7 + noise(x * 2.1 - t * 0.08, y * 2.1 + shift) * 0.3
      }
    }
    for (let y = 0, at = 0; y < height; y++) {
      const row = Math.floor(y / step)
      const down = (y % step) / step
      for (let x = 0; x < width; x++, at++) {
        const first = row * columns + Math.floor(x / step)
        const right = (x % step) / step
        const upper = (land[first] ?? 0) * (1 - right) + (land[first + 1] ?? 0) * right
        const lower = (land[first + columns] ?? 0) * (1 - right) + (land[first + columns + 1] ?? 0) * right
        const level = upper + (lower - upper) * down
        const steps = level * 18
        const near = Math.abs(steps - Math.round(steps))
        const bold = Math.round(steps) % 4 === 0 ? 0.1 : 0.055
        const plain = colours[Math.max(0, Math.min(255, Math.floor(level * 300 - 20)))] ?? ink
        canvas[at] = blend(plain, ink, Math.max(0, 1 - near / bold) * 0.75)
      }
    }
  }
}
