/** Red, green and blue, 0 to 255 each. */
export type Colour = readonly [red: number, green: number, blue: number]

/** @param hex as in CSS, `#1b2a49` */
export function colour(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16)
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255]
}

export const mix = (a: Colour, b: Colour, share: number): Colour => [
  a[0] + (b[0] - a[0]) * share,
  a[1] + (b[1] - a[1]) * share,
  a[2] + (b[2] - a[2]) * share,
]

/** A pixel of a canvas of 32-bit words: red in the lowest byte, as little-endian RGBA has it. */
export const pixel = ([red, green, blue]: Colour): number =>
  (0xff000000 | (clamp(blue) << 16) | (clamp(green) << 8) | clamp(red)) >>> 0

/** The pixel of a mixture, without making the colour: it is asked for some hundred million times. */
export function blend(a: Colour, b: Colour, share: number): number {
  const red = clamp(a[0] + (b[0] - a[0]) * share)
  const green = clamp(a[1] + (b[1] - a[1]) * share)
  const blue = clamp(a[2] + (b[2] - a[2]) * share)
  return (0xff000000 | (blue << 16) | (green << 8) | red) >>> 0
}

/** A colour for each of `steps` places along evenly spaced stops. */
export function gradient(stops: readonly Colour[], steps: number): Colour[] {
  return Array.from({ length: steps }, (_, step) => {
    const at = (step / Math.max(1, steps - 1)) * (stops.length - 1)
    const left = Math.min(stops.length - 2, Math.floor(at))
    const [from = BLACK, to = BLACK] = [stops[left], stops[left + 1]]
    return mix(from, to, at - left)
  })
}

const BLACK: Colour = [0, 0, 0]
const clamp = (value: number) => (value < 0 ? 0 : value > 255 ? 255 : value | 0)
