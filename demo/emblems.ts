import { type Colour, colour, mix } from './scenes/colour.ts'

/** What stands at a place of a picture: from -1 to 1, to the right and down. Pages cut a circle out of it. */
export type Emblem = (x: number, y: number) => Colour

/** Of each its colour. */
const colours = <const T extends readonly string[]>(...hex: T) =>
  hex.map(colour) as { readonly [Place in keyof T]: Colour } // one for each

const disc = (x: number, y: number, radius: number) => x * x + y * y < radius * radius
/** A triangle that stands on (0, 0), so wide to either side. */
const slope = (x: number, y: number, { foot, height }: { foot: number; height: number }) =>
  y <= 0 && y > -height && Math.abs(x) < foot * (1 + y / height)
/** From the top of the picture to its foot. */
const fade = (from: string, to: string) => {
  const [above, below] = [colour(from), colour(to)]
  return (y: number) => mix(above, below, (y + 1) / 2)
}

/** Two peaks before a morning, the nearer one with its snow. */
function peaks(): Emblem {
  const sky = fade('#5f7fb5', '#ffd9a6')
  const [sun, far, near, snow] = colours('#fff6df', '#6c6f96', '#1f2a4a', '#fdfaf4')
  return (x, y) => {
    if (slope(x + 0.22, y - 1, { foot: 1.2, height: 1.5 })) {
      const below = y + 0.5 // the summit
      return below < 0.36 + 0.09 * Math.abs((((((x + 0.22) * 7 + 40) % 2) + 2) % 2) - 1) ? snow : near
    }
    if (slope(x - 0.5, y - 1, { foot: 1.05, height: 1.12 })) return far
    return disc(x - 0.42, y + 0.4, 0.26) ? sun : sky(y)
  }
}

/** A boat before a low sun. */
function boat(): Emblem {
  const sky = fade('#0e5a73', '#f7d9ae')
  const [sun, sail, jib, hull, water] = colours('#ffb46b', '#fffaf0', '#e8553d', '#10233a', '#0f7d92')
  return (x, y) => {
    if (y > 0.28 && y < 0.52 && Math.abs(x) < 0.66 - (y - 0.28) * 0.9) return hull
    if (y > 0.44 + 0.03 * Math.cos(x * 14)) return water
    if (y < 0.2 && y > -0.78) {
      const grown = (y + 0.78) / 0.98
      if (x > 0.02 && x < 0.02 + 0.56 * grown) return sail
      if (x < -0.05 && x > -0.05 - 0.44 * Math.max(0, (y + 0.52) / 0.72)) return jib
    }
    return disc(x + 0.3, y - 0.1, 0.44) ? sun : sky(y)
  }
}

/** The bars of a sound as houses of a town, under a moon. */
function night(): Emblem {
  const sky = fade('#21144a', '#5a2670')
  const [moon, ground] = colours('#ffe7b8', '#150b2b')
  const bars = [0.42, 0.86, 0.6, 1.12, 0.74]
  const glow = fade('#ffb562', '#ff4f8b')
  return (x, y) => {
    const place = (x + 0.7) / 0.28
    const bar = bars[Math.floor(place)]
    const across = place - Math.floor(place)
    if (bar && across > 0.13 && across < 0.87 && y > 0.62 - bar && y < 0.62) return glow(y * 1.6)
    if (disc(x + 0.4, y + 0.48, 0.24)) return disc(x + 0.3, y + 0.56, 0.2) ? sky(y) : moon
    return y >= 0.62 ? ground : sky(y)
  }
}

/** A striped globe with its ring. */
function ringed(): Emblem {
  const space = colour('#101634')
  const stripes = ['#f1d9ae', '#d99a5f', '#f4e4c6', '#b9714a', '#e6bd85', '#a35f42'].map(colour)
  const [ring, star] = colours('#9cc7ff', '#e9f0ff')
  const stars = [
    [-0.62, -0.5],
    [0.1, -0.8],
    [0.62, 0.55],
    [-0.2, 0.8],
  ] as const
  return (x, y) => {
    // Along the ring and across it.
    const [along, across] = [x * 0.92 - y * 0.39, x * 0.39 + y * 0.92]
    const away = Math.hypot(along, across * 3.6)
    const onRing = away > 0.68 && away < 0.9
    if (onRing && across > 0) return ring
    if (disc(x, y, 0.52)) {
      const bent = across + along * along * 0.18
      const plain = stripes[Math.floor((bent + 0.6) * 5.2)] ?? space
      // The night side, away from a sun on the upper left.
      return disc(x + 0.16, y + 0.16, 0.56) ? plain : mix(plain, space, 0.55)
    }
    if (onRing) return ring
    return stars.some(([left, top]) => disc(x - left, y - top, 0.045)) ? star : space
  }
}

/** Four quarter circles on a grid. */
function quarters(): Emblem {
  const [paper, red, blue, yellow, ink] = colours('#f3ead7', '#d1422f', '#1f3b57', '#e9b44c', '#20201e')
  return (x, y) => {
    if (x < 0 && y < 0) return disc(x, y, 0.86) ? red : paper
    if (y < 0) return disc(x, y + 0.86, 0.86) ? ink : yellow
    if (x < 0) return disc(x + 0.86, y, 0.86) ? blue : yellow
    return disc(x, y, 0.86) && !disc(x, y, 0.44) ? red : paper
  }
}

export const EMBLEMS = { peaks, boat, night, ringed, quarters } satisfies Record<string, () => Emblem>
export type EmblemName = keyof typeof EMBLEMS
