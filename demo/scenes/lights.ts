import { chance } from './chance.ts'
import { blend, type Colour, colour, gradient, pixel } from './colour.ts'
import { pick, type Scene } from './scene.ts'

type Look = { back: string[]; lights: string[] }

const LOOKS: [Look, ...Look[]] = [
  { back: ['#12081f', '#2a1038', '#0c0a18'], lights: ['#ffb65c', '#ff6f91', '#ffd9a0', '#b18cff'] },
  { back: ['#04131a', '#08303a', '#03090d'], lights: ['#5ce1e6', '#a6ffcb', '#4f8cff'] },
  { back: ['#1c0f0a', '#45210f', '#120906'], lights: ['#ff9e4f', '#ffd37a', '#ff6a3d'] },
]

/** Lights out of focus that drift, as behind somebody who plays at night. */
export const lights: Scene = ({ width, height }, { seed, look }) => {
  const { back, lights: tints } = pick(LOOKS, look)
  const rows = gradient(back.map(colour), height)
  const background = Uint32Array.from({ length: width * height }, (_, at) =>
    pixel(rows[Math.floor(at / width)] as Colour),
  ) // one row a line
  const random = chance(seed)
  const discs = Array.from({ length: 34 }, () => ({
    x: random() * width,
    y: height * (0.15 + random() * 0.75),
    radius: height * (0.03 + random() ** 2 * 0.13),
    tint: colour(tints[Math.floor(random() * tints.length)] ?? '#ffffff'),
    drift: (random() - 0.5) * height * 0.035,
    rise: (random() - 0.6) * height * 0.02,
    phase: random() * 6,
  }))

  return (canvas, t) => {
    canvas.set(background)
    for (const { x, y, radius, tint, drift, rise, phase } of discs) {
      const span = width + radius * 2
      const middleX = ((((x + drift * t + radius) % span) + span) % span) - radius
      const middleY = y + rise * t
      const strength = 0.34 + 0.2 * Math.sin(t * 0.7 + phase)
      for (let row = Math.max(0, Math.floor(middleY - radius)); row < Math.min(height, middleY + radius); row++) {
        for (
          let column = Math.max(0, Math.floor(middleX - radius));
          column < Math.min(width, middleX + radius);
          column++
        ) {
          const away = Math.hypot(column - middleX, row - middleY) / radius
          if (away >= 1) continue
          const at = row * width + column
          const word = canvas[at] ?? 0
          // A lens draws the rim of such a disc a little brighter than its middle.
          const share = strength * Math.min(1, (1 - away) * radius * 0.5) * (0.75 + away * 0.25)
          canvas[at] = blend([word & 255, (word >> 8) & 255, (word >> 16) & 255], tint, share)
        }
      }
    }
  }
}
