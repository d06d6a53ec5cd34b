import { noiseLine, noisePlane, rough } from './chance.ts'
import { blend, colour, gradient } from './colour.ts'
import { pick, type Scene } from './scene.ts'

type Look = { sky: string[]; water: string[]; light: string; lightX: number }

const LOOKS: [Look, ...Look[]] = [
  {
    sky: ['#1d3557', '#5b83a6', '#f4c9a1', '#ffe2b0'],
    water: ['#e9b98f', '#41688a', '#10263f'],
    light: '#fff0cf',
    lightX: 0.62,
  },
  { sky: ['#070b18', '#10203c', '#2c4a6b'], water: ['#2c4a6b', '#0d1d33', '#04080f'], light: '#dfeaff', lightX: 0.3 },
  { sky: ['#4aa3d8', '#9fd3ec', '#eaf6f6'], water: ['#8fd0d3', '#2b8ea3', '#0b4a63'], light: '#ffffff', lightX: 0.75 },
  {
    sky: ['#3a1c4a', '#a63e5f', '#f2784b', '#ffcf7d'],
    water: ['#f0914f', '#7a3358', '#1d1030'],
    light: '#ffe9a8',
    lightX: 0.5,
  },
]

/** Open water under a low light, with a headland on one side. */
export const sea: Scene = ({ width, height }, { seed, look }) => {
  const { sky, water, light, lightX } = pick(LOOKS, look)
  const horizon = Math.round(height * 0.46)
  const depth = height - horizon
  const above = gradient(sky.map(colour), horizon)
  const below = gradient(water.map(colour), depth)
  const bright = colour(light)
  const clouds = noisePlane(seed + 5)
  const swell = noisePlane(seed)
  const land = rough(noiseLine(seed + 9), 5)
  const headland = Float32Array.from({ length: width }, (_, x) => {
    const share = seed % 2 ? x / width : 1 - x / width
    return horizon - Math.max(0, share - 0.62) * height * 0.55 * (0.45 + land((x / width) * 7))
  })
  const rock = blend(colour(water.at(-1) ?? light), [8, 10, 16], 0.35)
  const sunX = lightX * width
  const sunY = horizon - height * 0.12

  return (canvas, t) => {
    for (let y = 0, at = 0; y < horizon; y++) {
      const plain = above[y] ?? bright
      for (let x = 0; x < width; x++, at++) {
        if (y >= (headland[x] ?? horizon)) {
          canvas[at] = rock
          continue
        }
        const away = Math.hypot(x - sunX, y - sunY) / height
        const disc = Math.min(1, Math.max(0, (0.045 - away) * height * 0.6))
        const veil = Math.max(0, clouds((x / width) * 5 + t * 0.03, (y / height) * 16) - 0.55) * 0.9
        canvas[at] = blend(plain, bright, Math.max(disc, Math.exp(-away * 6) * 0.6, veil * 0.5))
      }
    }
    for (let row = 0, at = horizon * width; row < depth; row++) {
      const nearness = (row + 1) / depth
      const plain = below[row] ?? bright
      const scale = 26 / (0.35 + nearness * 3)
      const spread = width * (0.03 + nearness * 0.16)
      for (let x = 0; x < width; x++, at++) {
        const wave = swell((x / width) * scale + t * 0.25, scale * 2.2 + nearness * 26 - t * 0.9)
        const glitter = wave > 0.6 ? (wave - 0.6) * 2.6 * Math.exp(-(((x - sunX) / spread) ** 2)) : 0
        canvas[at] = blend(plain, bright, Math.min(0.95, glitter + (wave - 0.5) * 0.16))
      }
    }
  }
}
