/** Numbers that look random and are the same for the same seed (mulberry32 by Tommy Ettinger, public domain). */
export function chance(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** Smooth noise along a line, from 0 to 1, one hill every unit. */
export function noiseLine(seed: number): (x: number) => number {
  const random = chance(seed)
  const values = Float32Array.from({ length: 256 }, random)
  return (x) => {
    const left = Math.floor(x)
    const ease = smooth(x - left)
    const [a = 0, b = 0] = [values[left & 255], values[(left + 1) & 255]]
    return a + (b - a) * ease
  }
}

/** Smooth noise over a plane, from 0 to 1, one hill every unit. */
export function noisePlane(seed: number): (x: number, y: number) => number {
  const random = chance(seed)
  const values = Float32Array.from({ length: 65_536 }, random)
  const at = (x: number, y: number) => values[((y & 255) << 8) | (x & 255)] ?? 0
  return (x, y) => {
    const left = Math.floor(x)
    const top = Math.floor(y)
    const across = smooth(x - left)
    const upper = at(left, top) + (at(left + 1, top) - at(left, top)) * across
    const lower = at(left, top + 1) + (at(left + 1, top + 1) - at(left, top + 1)) * across
    return upper + (lower - upper) * smooth(y - top)
  }
}

/** Coarse noise with finer noise on top, still from 0 to 1. */
export const rough =
  (noise: (x: number) => number, octaves: number) =>
  (x: number): number => {
    let sum = 0
    let weight = 0
    for (let octave = 0, height = 1, scale = 1; octave < octaves; octave++, height *= 0.5, scale *= 2.03) {
      sum += noise(x * scale + octave * 17.3) * height
      weight += height
    }
    return sum / weight
  }

const smooth = (share: number) => share * share * (3 - 2 * share)
