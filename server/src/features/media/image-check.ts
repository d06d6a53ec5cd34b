import { said } from '#platform/language.ts'
import { ImageAnimated, ImageHoldsMore, ImageSize, ImageTruncated, ImageType } from './errors.ts'
import { MAX_PIXELS } from './ffmpeg/run.ts'

export type ImageKind = 'jpeg' | 'png' | 'webp' | 'avif'
export type Image = {
  kind: ImageKind
  /** Pixels as stored, before the orientation is applied. */
  width: number
  height: number
  /** As Exif counts, 1 to 8. */
  orientation: number
}

const MAX_SIDE = 16_384
const MIN_WIDTH = 160
const MIN_HEIGHT = 90

/**
 * Reads what a picture says of itself, without decoding it: its kind by its first bytes, its size, and whether it ends
 * where it says. What hides a second file, an animation or a bomb is refused before any decoder sees it.
 * @throws {ImageType | ImageTruncated | ImageHoldsMore | ImageAnimated | ImageSize}
 */
export function checkImage(bytes: Buffer, least = { width: MIN_WIDTH, height: MIN_HEIGHT }): Image {
  const found = read(bytes)
  const { width, height } = found
  if (width * height > MAX_PIXELS || Math.max(width, height) > MAX_SIDE)
    throw new ImageSize({
      detail: said('It has {width} × {height} pixels, which is more than can be used. 1280 × 720 is enough.', {
        width,
        height,
      }),
    })
  if (width < least.width || height < least.height)
    throw new ImageSize({
      detail:
        least.width < MIN_WIDTH
          ? said('It has {width} × {height} pixels, too few to see anything.', { width, height })
          : said('It has {width} × {height} pixels. Take one of at least 640 × 360, better 1280 × 720.', {
              width,
              height,
            }),
    })
  return found
}

const latin = (bytes: Buffer, from: number, to: number) => bytes.toString('latin1', from, to)

function read(bytes: Buffer): Image {
  if (bytes.length >= 3 && bytes.readUIntBE(0, 3) === 0xffd8ff) return readJpeg(bytes)
  if (latin(bytes, 0, 8) === '\x89PNG\r\n\x1a\n') return readPng(bytes)
  if (latin(bytes, 0, 4) === 'RIFF' && latin(bytes, 8, 12) === 'WEBP') return readWebp(bytes)
  if (latin(bytes, 4, 8) === 'ftyp') return readAvif(bytes)
  throw new ImageType()
}

/** Reads past the end throw a RangeError: the file is not all there. */
function orTruncated<T>(reader: () => T): T {
  try {
    return reader()
  } catch (error) {
    if (error instanceof RangeError) throw new ImageTruncated({}, error)
    throw error
  }
}

/** @see ITU-T T.81, Annex B */
function readJpeg(bytes: Buffer): Image {
  return orTruncated(() => {
    const { end, ...found } = walkJpeg(bytes, 0)
    // Cameras put smaller copies of the picture behind it, and fill up with zeros; anything else is another file.
    for (let at = afterZeros(bytes, end); at < bytes.length; ) {
      if (latin(bytes, at, at + 3) !== '\xff\xd8\xff') throw new ImageHoldsMore()
      at = afterZeros(bytes, walkJpeg(bytes, at).end)
    }
    return found
  })
}

function walkJpeg(bytes: Buffer, start: number): Image & { end: number } {
  let [width, height, orientation] = [0, 0, 1]
  for (let at = start + 2; ; ) {
    if (bytes.readUInt8(at) !== 0xff) throw new ImageTruncated()
    const marker = bytes.readUInt8(at + 1)
    if (marker === 0xff) {
      at++
      continue
    }
    if (marker === 0xd9) {
      if (width === 0) throw new ImageTruncated()
      return { kind: 'jpeg', width, height, orientation, end: at + 2 }
    }
    const length = bytes.readUInt16BE(at + 2)
    if (marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)) {
      height = bytes.readUInt16BE(at + 5)
      width = bytes.readUInt16BE(at + 7)
    }
    if (marker === 0xe1 && latin(bytes, at + 4, at + 10) === EXIF)
      orientation = orientationOf(bytes.subarray(at + 10, at + 2 + length)) ?? orientation
    at += 2 + length
    if (marker === 0xda) at = afterScan(bytes, at)
  }
}

/** The next marker that ends a scan: 0xFF00 is a stuffed byte, 0xFFD0 to 0xFFD7 restart within it. */
function afterScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes.readUInt8(at + 1)
    if (next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
  }
  throw new ImageTruncated()
}

function afterZeros(bytes: Buffer, from: number): number {
  let at = from
  while (at < bytes.length && bytes[at] === 0) at++
  return at
}

const EXIF = 'Exif\0\0'

/** Tag 0x0112 of the first directory of Exif; null where it is not said or not understood. */
function orientationOf(tiff: Buffer): number | null {
  const little = latin(tiff, 0, 2) === 'II'
  const short = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  try {
    const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4)
    const count = short(directory)
    for (let n = 0; n < Math.min(count, 200); n++) {
      const entry = directory + 2 + n * 12
      if (short(entry) !== 0x0112) continue
      const value = short(entry + 8)
      return value >= 1 && value <= 8 ? value : null
    }
  } catch {
    // Cut off within its metadata: shown as it is stored.
  }
  return null
}

/** @see https://www.w3.org/TR/png-3/#5Chunk-layout */
function readPng(bytes: Buffer): Image {
  return orTruncated(() => {
    if (latin(bytes, 12, 16) !== 'IHDR') throw new ImageTruncated()
    const [width, height] = [bytes.readUInt32BE(16), bytes.readUInt32BE(20)]
    let orientation = 1
    for (let at = 8; ; ) {
      const length = bytes.readUInt32BE(at)
      const type = latin(bytes, at + 4, at + 8)
      const next = at + 12 + length
      if (next > bytes.length) throw new ImageTruncated()
      if (type === 'acTL') throw new ImageAnimated()
      if (type === 'eXIf') orientation = orientationOf(bytes.subarray(at + 8, next - 4)) ?? orientation
      if (type === 'IEND') {
        if (next < bytes.length) throw new ImageHoldsMore()
        return { kind: 'png', width, height, orientation }
      }
      at = next
    }
  })
}

/** @see RFC 9649 */
function readWebp(bytes: Buffer): Image {
  return orTruncated(() => {
    const end = bytes.readUInt32LE(4) + 8
    if (end > bytes.length) throw new ImageTruncated()
    if (bytes.length > end + (end % 2)) throw new ImageHoldsMore()
    let size: { width: number; height: number } | null = null
    let orientation = 1
    for (let at = 12; at + 8 <= end; ) {
      const type = latin(bytes, at, at + 4)
      const length = bytes.readUInt32LE(at + 4)
      const data = at + 8
      if (data + length > end) throw new ImageTruncated()
      if (type === 'ANIM' || type === 'ANMF') throw new ImageAnimated()
      if (type === 'VP8X' && bytes.readUInt8(data) & 2) throw new ImageAnimated()
      if (type === 'VP8 ')
        size = { width: bytes.readUInt16LE(data + 6) & 0x3fff, height: bytes.readUInt16LE(data + 8) & 0x3fff }
      if (type === 'VP8L') {
        const bits = bytes.readUInt32LE(data + 1)
        size = { width: (bits & 0x3fff) + 1, height: ((bits >>> 14) & 0x3fff) + 1 }
      }
      if (type === 'EXIF') {
        // Programs disagree whether it begins as in a JPEG.
        const tiff = latin(bytes, data, data + 6) === EXIF ? data + 6 : data
        orientation = orientationOf(bytes.subarray(tiff, data + length)) ?? orientation
      }
      at = data + length + (length % 2)
    }
    if (!size) throw new ImageTruncated()
    return { kind: 'webp', ...size, orientation }
  })
}

const TOPMOST = new Set(['ftyp', 'meta', 'mdat', 'free', 'skip', 'wide', 'moov', 'uuid', 'jumb'])
/** The boxes of HEIF that lie on the way to the sizes of its pictures. */
const CONTAINERS = new Set(['meta', 'iprp', 'ipco'])

/** @see ISO/IEC 23008-12 and the AV1 image file format */
function readAvif(bytes: Buffer): Image {
  return orTruncated(() => {
    const brands = latin(bytes, 8, Math.min(bytes.readUInt32BE(0), 256))
    if (!brands.includes('avif')) throw brands.includes('avis') ? new ImageAnimated() : new ImageType()
    if (brands.startsWith('avis')) throw new ImageAnimated()
    const size = { width: 0, height: 0 }
    walkBoxes(bytes, 0, bytes.length, size)
    if (size.width === 0) throw new ImageTruncated()
    return { kind: 'avif', ...size, orientation: 1 }
  })
}

function walkBoxes(bytes: Buffer, from: number, to: number, size: { width: number; height: number }) {
  for (let at = from; at < to; ) {
    const type = latin(bytes, at + 4, at + 8)
    const short = bytes.readUInt32BE(at)
    const length = short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short === 0 ? to - at : short
    if (length < 8 || (from === 0 && !TOPMOST.has(type))) throw new ImageHoldsMore()
    if (at + length > to) throw new ImageTruncated()
    const inside = at + (short === 1 ? 16 : 8)
    if (type === 'ispe') {
      size.width = Math.max(size.width, bytes.readUInt32BE(inside + 4))
      size.height = Math.max(size.height, bytes.readUInt32BE(inside + 8))
    }
    if (CONTAINERS.has(type)) walkBoxes(bytes, inside + (type === 'meta' ? 4 : 0), at + length, size)
    at += length
  }
}
