import { chance, noisePlane } from './chance.ts'
import { blend, type Colour, colour, gradient, pixel } from './colour.ts'
import { pick, type Scene } from './scene.ts'

type Look = { ground: string[]; air: string; space: string; bands: boolean }

const LOOKS: [Look, ...Look[]] = [
  {
    ground: ['#0b2a4a', '#12507a', '#1c7a8c', '#c9b98a', '#5f7d45', '#e9efe9'],
    air: '#8fd0ff',
    space: '#05070f',
    bands: false,
  },
  { ground: ['#7a3b22', '#b1623a', '#d99a68', '#8f4a2c', '#e6c3a0'], air: '#ffc9a3', space: '#0a0608', bands: false },
  {
    ground: ['#c9a07a', '#e9d6b8', '#a8765a', '#f1e6d2', '#8f5e4a', '#d7b48e'],
    air: '#ffe9c9',
    space: '#070608',
    bands: true,
  },
  { ground: ['#1c2f6b', '#2f5bb0', '#5a93da', '#2a4a99', '#9cc7f0'], air: '#9cc7ff', space: '#04060e', bands: true },
  { ground: ['#3d3d42', '#6b6a6c', '#98968f', '#55545a', '#b9b6ae'], air: '#cfd2d8', space: '#050507', bands: false },
]

const MAP = { width: 1024, height: 512 }

/** A globe that turns in the light of a sun beside the picture, before stars. */
export const planet: Scene = ({ width, height }, { seed, look }) => {
  const { ground, air, space, bands } = pick(LOOKS, look)
  const map = groundMap(seed, gradient(ground.map(colour), 256), bands)
  const radius = Math.min(width, height) * 0.36
  const centre = { x: width * (seed % 2 ? 0.42 : 0.58), y: height * 0.52 }
  const dark = colour(space)
  const stars = starField(width * height, seed, dark)
  const haze = colour(air)
  // Of each pixel of the disc: where on the map it looks (without the turning), and how much light falls there.
  const disc: { at: number; column: number; row: number; light: number; rim: number }[] = []
  const halo: { at: number; share: number }[] = []
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const dx = (x - centre.x) / radius
      const dy = (y - centre.y) / radius
      const away = Math.hypot(dx, dy)
      const at = y * width + x
      if (away < 1) {
        const dz = Math.sqrt(1 - away * away)
        const tilted = dy * 0.94 + dx * 0.34
        const light = Math.max(0, -dx * 0.72 - dy * 0.32 + dz * 0.6)
        const longitude = Math.atan2(dx * 0.94 - dy * 0.34, dz) / (2 * Math.PI)
        disc.push({
          at,
          column: longitude * MAP.width,
          row: (Math.asin(tilted) / Math.PI + 0.5) * MAP.height,
          light,
          rim: away ** 6,
        })
      } else if (away < 1.12) {
        const facing = Math.max(0, (-dx * 0.72 - dy * 0.32) / away)
        halo.push({ at, share: (1 - (away - 1) / 0.12) ** 3 * facing * 0.7 })
      }
    }
  }

  return (canvas, t) => {
    canvas.set(stars)
    for (const { at, share } of halo) canvas[at] = blend(dark, haze, share)
    for (const { at, column, row, light, rim } of disc) {
      const x = (((column + t * 14) % MAP.width) + MAP.width) % MAP.width
      const [red, green, blue] = sample(map, x, row)
      const shine = light * 1.15 + 0.02
      canvas[at] = blend([red * shine, green * shine, blue * shine], haze, rim * light * 0.8)
    }
  }
}

function groundMap(seed: number, colours: readonly Colour[], bands: boolean): Float32Array {
  const noise = noisePlane(seed)
  const map = new Float32Array(MAP.width * MAP.height * 3)
  for (let y = 0, at = 0; y < MAP.height; y++) {
    for (let x = 0; x < MAP.width; x++) {
      // 256 hills around, so that the map meets itself.
      const turn = (x / MAP.width) * 8
      let value = 0
      for (let octave = 0, weight = 0.5, scale = 1; octave < 6; octave++, weight *= 0.52, scale *= 2) {
        const along = (turn * scale) % (8 * scale)
        const edge = Math.max(0, (along / (8 * scale) - 0.9) * 10)
        const down = (y / MAP.height) * (bands ? 9 : 4) * scale + octave * 31
        value += weight * (noise(along, down) * (1 - edge) + noise(along - 8 * scale, down) * edge)
      }
      const level = bands ? value * 0.35 + noise(7.5, (y / MAP.height) * 22) * 0.65 : value * 1.5 - 0.22
      for (const part of colours[Math.max(0, Math.min(255, Math.floor(level * 256)))] ?? [0, 0, 0]) map[at++] = part
    }
  }
  return map
}

function sample(map: Float32Array, x: number, y: number): Colour {
  const left = Math.floor(x)
  const row = Math.min(MAP.height - 1, Math.floor(y)) * MAP.width
  const share = x - left
  const a = (row + left) * 3
  const b = (row + ((left + 1) % MAP.width)) * 3
  const part = (of: number) => (map[a + of] ?? 0) * (1 - share) + (map[b + of] ?? 0) * share
  return [part(0), part(1), part(2)]
}

function starField(pixels: number, seed: number, dark: Colour): Uint32Array {
  const random = chance(seed + 3)
  const field = new Uint32Array(pixels).fill(pixel(dark))
  for (let star = 0; star < pixels / 900; star++) {
    field[Math.floor(random() * pixels)] = blend(dark, [235, 240, 255], random() ** 2.5)
  }
  return field
}
