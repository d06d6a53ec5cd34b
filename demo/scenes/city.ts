import { chance } from './chance.ts'
import { blend, type Colour, colour, gradient, mix, pixel } from './colour.ts'
import { pick, type Scene } from './scene.ts'

type Look = { sky: string[]; stone: string; window: string[]; haze: string }

const LOOKS: [Look, ...Look[]] = [
  {
    sky: ['#0a1026', '#26305e', '#8a4f7d'],
    stone: '#0d1226',
    window: ['#ffd58a', '#ffb562', '#cfe3ff'],
    haze: '#7d4b79',
  },
  {
    sky: ['#04070f', '#0a1a2a', '#123b4a'],
    stone: '#05090f',
    window: ['#9fe8e0', '#ffe3a3', '#7fc4ff'],
    haze: '#123b4a',
  },
  {
    sky: ['#1b1033', '#5a2a6b', '#e0637a', '#ffb37a'],
    stone: '#160d26',
    window: ['#ffe0a6', '#ffc27d'],
    haze: '#c05a76',
  },
]

type House = { left: number; right: number; top: number; seed: number }

/** A town at night: three rows of houses that pass at different speeds, windows that go on and off, a road below. */
export const city: Scene = ({ width, height }, { seed, look }) => {
  const { sky, stone, window, haze } = pick(LOOKS, look)
  const rows = gradient(sky.map(colour), height).map((row) => pixel(row))
  const lamps = window.map((hex) => colour(hex))
  const unit = height / 90
  const layers = [0, 1, 2].map((layer) => {
    const random = chance(seed * 13 + layer)
    const span = width * 2
    const houses: House[] = []
    for (let left = 0; left < span; ) {
      const wide = Math.round((7 + random() * 9) * unit * (0.7 + layer * 0.35))
      const tall = (0.2 + random() ** 1.6 * 0.5) * (1.15 - layer * 0.22) * height
      houses.push({
        left,
        right: Math.min(span, left + wide),
        top: Math.round(height * 0.93 - tall),
        seed: random() * 1e6,
      })
      left += wide + Math.round(random() * 2 * unit)
    }
    const owner = new Int16Array(span).fill(-1)
    for (const [index, { left, right }] of houses.entries()) owner.fill(index, left, right)
    const body = mix(colour(haze), colour(stone), 0.35 + layer * 0.3)
    return {
      houses,
      owner,
      span,
      body,
      wall: pixel(body),
      speed: width * (0.006 + layer * 0.014),
      cell: Math.max(3, Math.round(unit * (1.4 + layer * 0.7))),
    }
  })
  const road = Math.round(height * 0.93)
  const asphalt = blend(colour(stone), [0, 0, 0], 0.4)

  return (canvas, t) => {
    for (let y = 0; y < height; y++) canvas.fill(y < road ? (rows[y] ?? 0) : asphalt, y * width, (y + 1) * width)
    for (const { houses, owner, span, body, wall, speed, cell } of layers) {
      for (let x = 0; x < width; x++) {
        const place = Math.floor(x + speed * t) % span
        const house = houses[owner[place] ?? -1]
        if (!house) continue
        const across = Math.floor((place - house.left) / cell)
        const inside = (place - house.left) % cell
        const glass = inside > 0 && inside < cell * 0.72 && house.right - place > cell * 0.6
        for (let y = house.top; y < road; y++) {
          const floor = Math.floor((y - house.top) / cell)
          const up = (y - house.top) % cell
          const lit = glass && floor > 0 && up > cell * 0.3 ? lamp(house.seed, across, floor, t) : 0
          const tint = lamps[(across + floor) % lamps.length] as Colour // the remainder is an index
          canvas[y * width + x] = lit > 0 ? blend(body, tint, lit) : wall
        }
      }
    }
    for (let car = 0; car < 9; car++) {
      const right = car % 2 === 0
      const start = ((car * 0.37 + seed * 0.013) % 1) * width * 1.4
      const x =
        (((start + (right ? 1 : -1) * t * width * (0.1 + (car % 3) * 0.03)) % (width * 1.4)) + width * 1.4) %
        (width * 1.4)
      const y = road + Math.round((height - road) * (right ? 0.62 : 0.3))
      streak(canvas, {
        x: x - width * 0.2,
        y,
        length: unit * 9,
        back: right,
        tint: right ? [255, 70, 60] : [255, 240, 210],
      })
    }
  }

  function streak(canvas: Uint32Array, at: { x: number; y: number; length: number; back: boolean; tint: Colour }) {
    for (let step = 0; step < at.length; step++) {
      const x = Math.round(at.x + (at.back ? -step : step))
      if (x < 0 || x >= width) continue
      for (let thick = 0; thick < Math.max(1, unit); thick++) {
        canvas[(at.y + thick) * width + x] = blend([10, 10, 14], at.tint, (1 - step / at.length) ** 1.5)
      }
    }
  }
}

/** How bright a window is: most keep what they are, a few change every few seconds. */
function lamp(house: number, across: number, floor: number, t: number): number {
  const fixed = hash(house + across * 7.13 + floor * 131.7)
  const restless = fixed > 0.93
  const now = restless ? hash(fixed * 1e4 + Math.floor(t / 3 + fixed * 10)) : fixed
  return now > 0.55 ? 0.35 + now * 0.6 : 0
}

function hash(x: number): number {
  const wild = Math.sin(x * 12.9898) * 43_758.5453
  return wild - Math.floor(wild)
}
