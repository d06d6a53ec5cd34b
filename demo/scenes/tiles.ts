import { chance } from './chance.ts'
import { blend, type Colour, colour } from './colour.ts'
import { pick, type Scene } from './scene.ts'

const LOOKS: [string[], ...string[][]] = [
  ['#f3ead7', '#d1422f', '#1f3b57', '#e9b44c', '#20201e'],
  ['#0f1b2d', '#e4572e', '#f3a712', '#a8c686', '#f2efe9'],
  ['#efe9f4', '#5b2a86', '#e0607e', '#77b6ea', '#2a2337'],
  ['#e8efe9', '#1d5c4a', '#f2994a', '#95b8a2', '#12211c'],
]

/** Quarter circles on a grid that turn by a right angle, one after the other. */
export const tiles: Scene = ({ width, height }, { seed, look }) => {
  const palette = pick(LOOKS, look).map(colour)
  const random = chance(seed)
  const side = Math.round(Math.min(width, height) / 5)
  const across = Math.ceil(width / side)
  const cells = Array.from({ length: across * Math.ceil(height / side) }, () => {
    const back = Math.floor(random() * palette.length)
    return {
      back: palette[back] as Colour, // both are indices below the length
      front: palette[(back + 1 + Math.floor(random() * (palette.length - 1))) % palette.length] as Colour,
      quarter: Math.floor(random() * 4),
      ring: random() < 0.35,
      phase: random(),
    }
  })

  return (canvas, t) => {
    for (const [index, cell] of cells.entries()) {
      const left = (index % across) * side
      const top = Math.floor(index / across) * side
      const turn = t / 5 + cell.phase
      const move = smooth(Math.min(1, (turn % 1) / 0.22))
      const angle = (cell.quarter + Math.floor(turn) + move) * (Math.PI / 2)
      const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
      for (let y = top; y < Math.min(height, top + side); y++) {
        for (let x = left; x < Math.min(width, left + side); x++) {
          const u = (x - left) / side - 0.5
          const v = (y - top) / side - 0.5
          // The centre of the circle is a corner of the tile that turns with it.
          const away = Math.hypot(u * cos + v * sin + 0.5, v * cos - u * sin + 0.5)
          const outer = Math.min(1, Math.max(0, (1 - away) * side * 0.8))
          const inner = cell.ring ? Math.min(1, Math.max(0, (away - 0.5) * side * 0.8)) : 1
          canvas[y * width + x] = blend(cell.back, cell.front, outer * inner)
        }
      }
    }
  }
}

const smooth = (share: number) => share * share * (3 - 2 * share)
