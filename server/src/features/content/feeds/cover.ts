import { crc32, deflateSync } from 'node:zlib'

/** What podcast directories ask for: square, 1400 to 3000 px. */
const SIDE = 1400
/** So many different ones there are. */
const HUES = 12

const made = new Map<number, Buffer>()

/** A cover for a channel that has none: a field between two neighbouring colours that its id chooses. PNG, about 40 kB. */
export function coverFor(id: string): Buffer {
  let sum = 0
  for (const sign of id) sum = (sum * 31 + (sign.codePointAt(0) ?? 0)) % HUES
  const known = made.get(sum)
  if (known) return known
  const cover = drawn(sum * (360 / HUES))
  made.set(sum, cover)
  return cover
}

/** Rows that differ from the one above by little: PNG's filter "up" leaves almost nothing to compress. */
function drawn(hue: number): Buffer {
  const [top, bottom] = [rgb(hue, 0.62, 0.46), rgb(hue + 45, 0.66, 0.22)]
  const row = 1 + SIDE * 3
  const pixels = Buffer.alloc(SIDE * row)
  let before = [0, 0, 0]
  for (let y = 0; y < SIDE; y++) {
    const share = y / (SIDE - 1)
    const colour = top.map((from, index) => Math.round(from + ((bottom[index] ?? 0) - from) * share))
    const start = y * row
    pixels[start] = 2
    const step = Buffer.from(colour.map((value, index) => (value - (before[index] ?? 0)) & 255))
    pixels.fill(step, start + 1, start + row)
    before = colour
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(SIDE, 0)
  head.writeUInt32BE(SIDE, 4)
  head.set([8, 2, 0, 0, 0], 8) // 8 bits, RGB
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(pixels, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const frame = Buffer.alloc(8)
  frame.writeUInt32BE(data.length, 0)
  frame.writeUInt32BE(crc32(body), 4)
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)])
}

/** @param hue in degrees; saturation and lightness 0 to 1 */
function rgb(hue: number, saturation: number, lightness: number): number[] {
  const reach = saturation * Math.min(lightness, 1 - lightness)
  return [0, 8, 4].map((offset) => {
    const at = (offset + hue / 30) % 12
    return 255 * (lightness - reach * Math.max(-1, Math.min(at - 3, 9 - at, 1)))
  })
}
