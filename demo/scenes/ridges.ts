import { chance, noiseLine, rough } from './chance.ts'
import { blend, type Colour, colour, gradient, mix, pixel } from './colour.ts'
import { pick, type Scene } from './scene.ts'

type Look = { sky: string[]; far: string; near: string; sun: string; sunAt: [x: number, y: number]; sunSize: number }

const LOOKS: [Look, ...Look[]] = [
  {
    sky: ['#27406b', '#7c8fb8', '#f2b99a', '#ffe3b8'],
    far: '#c58f8a',
    near: '#1c2138',
    sun: '#fff1d0',
    sunAt: [0.68, 0.3],
    sunSize: 0.05,
  },
  {
    sky: ['#0c1530', '#1f3a63', '#3f7289'],
    far: '#3c6f80',
    near: '#07131c',
    sun: '#e8f2ff',
    sunAt: [0.25, 0.2],
    sunSize: 0.035,
  },
  {
    sky: ['#6fb1d8', '#b7dcea', '#f3f5ec'],
    far: '#a9c8cf',
    near: '#234a45',
    sun: '#ffffff',
    sunAt: [0.8, 0.18],
    sunSize: 0.04,
  },
  {
    sky: ['#2b1d46', '#86407a', '#e66f5c', '#ffc371'],
    far: '#a74b67',
    near: '#1a0f2b',
    sun: '#ffe8a3',
    sunAt: [0.4, 0.36],
    sunSize: 0.07,
  },
  {
    sky: ['#9fb4c4', '#cfd9df', '#eef0ee'],
    far: '#c3ced4',
    near: '#44535c',
    sun: '#ffffff',
    sunAt: [0.55, 0.24],
    sunSize: 0.03,
  },
]

const LAYERS = 6

/** Mountains behind mountains that pass slowly, the near ones faster, with haze between them. */
export const ridges: Scene = ({ width, height }, { seed, look }) => {
  const { sky, far, near, sun, sunAt, sunSize } = pick(LOOKS, look)
  const rows = gradient(sky.map(colour), height)
  const random = chance(seed)
  const layers = Array.from({ length: LAYERS }, (_, layer) => {
    const depth = layer / (LAYERS - 1) // 0 is the farthest
    const profile = rough(noiseLine(seed * 31 + layer), 5)
    const base = height * (0.5 + depth * 0.42)
    const body = mix(colour(far), colour(near), depth ** 0.8)
    return {
      top: new Float32Array(width),
      profile,
      scale: (2.2 - depth * 0.8) / width,
      lift: height * (0.34 - depth * 0.1),
      base,
      speed: width * (0.004 + depth * 0.03),
      offset: random() * 900,
      // Darker at the crest, lighter where the mist lies.
      shades: Uint32Array.from({ length: height }, (_, y) => {
        const below = Math.max(0, (y - base + height * 0.25) / (height * 0.55))
        return pixel(mix(body, mix(colour(far), colour(sky.at(-1) ?? far), 0.4), Math.min(0.55, below) * (1 - depth)))
      }),
    }
  })
  const glow = colour(sun)
  const background = new Uint32Array(width * height)
  const centre = [sunAt[0] * width, sunAt[1] * height] as const
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const away = Math.hypot(x - centre[0], y - centre[1]) / height
      const disc = Math.min(1, Math.max(0, (sunSize - away) * height * 0.7))
      const halo = Math.exp(-away * 5) * 0.55
      background[y * width + x] = blend(rows[y] as Colour, glow, Math.max(disc, halo)) // rows has one entry a line
    }
  }

  return (canvas, t) => {
    for (const { top, profile, scale, lift, base, speed, offset } of layers) {
      for (let x = 0; x < width; x++) top[x] = base - lift * profile(offset + (x + speed * t) * scale * 2.4)
    }
    for (let y = 0, at = 0; y < height; y++) {
      for (let x = 0; x < width; x++, at++) {
        let word = background[at] ?? 0
        for (let layer = LAYERS - 1; layer >= 0; layer--) {
          const { top, shades } = layers[layer] as (typeof layers)[number] // counted from its own length
          if (y >= (top[x] ?? height)) {
            word = shades[y] ?? 0
            break
          }
        }
        canvas[at] = word
      }
    }
  }
}
