import { open } from 'node:fs/promises'

/** What the header of fragmented MP4 says to a player before it loads anything else. */
export type InitInfo = {
  /** RFC 6381, in the order of the tracks: ['avc1.64001f', 'mp4a.40.2'] */
  codecs: string[]
  width: number | null
  height: number | null
}

/**
 * Tells whether a file consists of whole boxes to its last byte. When the disk is full ffmpeg 5.1 leaves segments cut
 * off or empty, lists them as complete and ends with exit code 0.
 */
export async function isWhole(path: string): Promise<boolean> {
  const file = await open(path)
  try {
    const { size } = await file.stat()
    const header = Buffer.alloc(16)
    let at = 0
    while (at < size) {
      const { bytesRead } = await file.read(header, 0, 16, at)
      if (bytesRead < 8) return false
      const short = header.readUInt32BE(0)
      const length = short === 1 && bytesRead === 16 ? Number(header.readBigUInt64BE(8)) : short
      if (length < 8) return false
      at += length
    }
    return size > 0 && at === size
  } finally {
    await file.close()
  }
}

type Box = { type: string; body: Buffer }

/**
 * Reads an `init.mp4`.
 * @throws {RangeError} when it is not one
 * @see ISO/IEC 14496-12 for the boxes, 14496-15 for avcC, 14496-1 section 7.2.6 for the descriptors in esds
 */
export function readInit(file: Buffer): InitInfo {
  const tracks = boxes(file)
    .filter((box) => box.type === 'moov')
    .flatMap((moov) => boxes(moov.body).filter((box) => box.type === 'trak'))
  const entries = tracks.flatMap((track) => {
    const stsd = descend(track, ['mdia', 'minf', 'stbl', 'stsd'])
    return stsd ? boxes(stsd.body.subarray(8)) : [] // version, flags and the count come first
  })
  const described = entries.map(describeEntry)
  const picture = described.find((entry) => entry.width !== null)
  const codecs = described.flatMap((entry) => (entry.codec ? [entry.codec] : []))
  if (codecs.length === 0) throw new RangeError('no known track in the header')
  return { codecs, width: picture?.width ?? null, height: picture?.height ?? null }
}

function boxes(data: Buffer): Box[] {
  const found: Box[] = []
  let at = 0
  while (at + 8 <= data.length) {
    const size = data.readUInt32BE(at)
    // 64-bit sizes and "to the end of the file" do not occur in headers of ours.
    if (size < 8 || at + size > data.length) break
    found.push({ type: data.toString('latin1', at + 4, at + 8), body: data.subarray(at + 8, at + size) })
    at += size
  }
  return found
}

const descend = (from: Box, path: string[]): Box | undefined =>
  path.reduce<Box | undefined>((box, type) => box && boxes(box.body).find((child) => child.type === type), from)

const VISUAL_HEADER = 78
const AUDIO_HEADER = 28

function describeEntry({ type, body }: Box): { codec: string | null; width: number | null; height: number | null } {
  if (type === 'avc1' || type === 'avc3') {
    const avcC = boxes(body.subarray(VISUAL_HEADER)).find((box) => box.type === 'avcC')
    const codec = avcC && `${type}.${avcC.body.toString('hex', 1, 4)}` // profile, constraints, level
    return { codec: codec ?? null, width: body.readUInt16BE(24), height: body.readUInt16BE(26) }
  }
  if (type === 'hvc1' || type === 'hev1') {
    const hvcC = boxes(body.subarray(VISUAL_HEADER)).find((box) => box.type === 'hvcC')
    const codec = hvcC && `${type}.${hevcProfile(hvcC.body)}`
    return { codec: codec ?? null, width: body.readUInt16BE(24), height: body.readUInt16BE(26) }
  }
  if (type === 'av01') {
    const av1C = boxes(body.subarray(VISUAL_HEADER)).find((box) => box.type === 'av1C')
    const codec = av1C && `av01.${av1Profile(av1C.body)}`
    return { codec: codec ?? null, width: body.readUInt16BE(24), height: body.readUInt16BE(26) }
  }
  if (type === 'mp4a') {
    const esds = boxes(body.subarray(AUDIO_HEADER)).find((box) => box.type === 'esds')
    return { codec: esds ? audioCodec(esds.body.subarray(4)) : null, width: null, height: null }
  }
  return { codec: null, width: null, height: null }
}

/**
 * Profile, compatibility, tier with level, constraints: `1.6.L93.90`.
 * @see ISO/IEC 14496-15 annex E.3
 */
function hevcProfile(config: Buffer): string {
  const general = config.readUInt8(1)
  const space = ['', 'A', 'B', 'C'][general >> 6] ?? ''
  // Flags are written from the last to the first.
  const flags = config.readUInt32BE(2).toString(2).padStart(32, '0')
  const compatibility = Number.parseInt([...flags].reverse().join(''), 2).toString(16)
  const constraints = [...config.subarray(6, 12)].map((byte) => byte.toString(16))
  while (constraints.at(-1) === '0') constraints.pop()
  const tier = general & 32 ? 'H' : 'L'
  return [`${space}${general & 31}`, compatibility, `${tier}${config.readUInt8(12)}`, ...constraints].join('.')
}

/**
 * Profile, level with tier, depth: `0.04M.08`.
 * @see AV1 codec ISO media file format binding, section 5
 */
function av1Profile(config: Buffer): string {
  const [, levels = 0, depths = 0] = config
  const tier = depths & 128 ? 'H' : 'M'
  const depth = depths & 64 ? (depths & 32 ? 12 : 10) : 8
  return `${levels >> 5}.${String(levels & 31).padStart(2, '0')}${tier}.${String(depth).padStart(2, '0')}`
}

/** Descends ES_Descriptor (3) > DecoderConfigDescriptor (4) > DecoderSpecificInfo (5). */
function audioCodec(data: Buffer): string | null {
  const es = descriptor(data)
  if (es?.tag !== 3) return null
  const config = descriptor(es.body.subarray(3))
  if (config?.tag !== 4) return null
  const objectType = config.body.readUInt8(0).toString(16).padStart(2, '0')
  const specific = descriptor(config.body.subarray(13))
  if (specific?.tag !== 5 || specific.body.length < 2) return `mp4a.${objectType}`
  const bits = specific.body.readUInt16BE(0)
  const short = bits >> 11
  return `mp4a.${objectType}.${short === 31 ? 32 + ((bits >> 5) & 63) : short}`
}

function descriptor(data: Buffer): { tag: number; body: Buffer } | null {
  let size = 0
  for (let at = 1; at < Math.min(5, data.length); at++) {
    const byte = data.readUInt8(at)
    size = size * 128 + (byte & 127)
    if (byte < 128) return { tag: data.readUInt8(0), body: data.subarray(at + 1, at + 1 + size) }
  }
  return null
}
