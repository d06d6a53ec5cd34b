import { open } from 'node:fs/promises'

/** What an H.264 decoder needs before the first picture: sequence and picture parameter sets, without start codes. */
export type ParameterSets = { sps: Buffer[]; pps: Buffer[] }

/** Those of a stream in Annex B form, each once. */
export function parameterSetsOf(stream: Buffer): ParameterSets {
  const sets: ParameterSets = { sps: [], pps: [] }
  for (const unit of unitsOf(stream)) {
    const type = (unit[0] ?? 0) & 0x1f
    const known = type === 7 ? sets.sps : type === 8 ? sets.pps : null
    if (known && !known.some((each) => each.equals(unit))) known.push(unit)
  }
  return sets
}

function* unitsOf(stream: Buffer): Generator<Buffer> {
  const START = Buffer.from([0, 0, 1])
  let at = stream.indexOf(START)
  while (at !== -1) {
    const next = stream.indexOf(START, at + 3)
    let end = next === -1 ? stream.length : next
    while (end > at + 3 && stream[end - 1] === 0) end-- // the fourth byte of a long start code
    yield stream.subarray(at + 3, end)
    at = next
  }
}

/** The numbers that pictures name their sets by. @see H.264 sections 7.3.2.1.1 and 7.3.2.2 */
export const spsIds = ({ sps }: ParameterSets): number[] => sps.map((unit) => firstNumber(unit, 4))
export const ppsIds = ({ pps }: ParameterSets): number[] => pps.map((unit) => firstNumber(unit, 1))

/** An Exp-Golomb number at a byte; emulation bytes cannot stand so early. */
function firstNumber(unit: Buffer, at: number): number {
  const bits = [...unit.subarray(at, at + 5)].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  const zeros = bits.indexOf('1')
  return zeros === -1 ? -1 : Number.parseInt(bits.slice(zeros, 2 * zeros + 1), 2) - 1
}

const HAS_CHROMA = new Set([100, 110, 122, 144])

/** The box that holds both kinds. @see ISO/IEC 14496-15 section 5.3.3.1 */
export function avcConfiguration({ sps, pps }: ParameterSets): Buffer {
  const first = sps[0]
  if (!first || first.length < 4) throw new RangeError('no sequence parameter set')
  const listed = (units: Buffer[]) =>
    units.flatMap((unit) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(unit.length)
      return [length, unit]
    })
  const chroma = HAS_CHROMA.has(first[1] ?? 0) ? [Buffer.from([0xfd, 0xf8, 0xf8, 0])] : [] // 4:2:0, 8 bits, no extensions
  return Buffer.concat([
    Buffer.from([1, first[1] ?? 0, first[2] ?? 0, first[3] ?? 0, 0xff, 0xe0 | sps.length]),
    ...listed(sps),
    Buffer.from([pps.length]),
    ...listed(pps),
    ...chroma,
  ])
}

const WAY = ['moov', 'trak', 'mdia', 'minf', 'stbl', 'stsd', 'avc1', 'avcC']
/** Bytes of a box before the boxes inside. */
const HEADERS: Readonly<Record<string, number>> = { stsd: 8, avc1: 78 }

/**
 * Puts another configuration into an MP4 whose index is its last box, so that nothing else moves.
 * @throws {RangeError} when it is not such a file
 */
export async function replaceAvcConfiguration(path: string, configuration: Buffer): Promise<void> {
  await using file = await open(path, 'r+')
  const { size } = await file.stat()
  const header = Buffer.alloc(16)
  for (let at = 0; at < size; ) {
    await file.read(header, 0, 16, at)
    const short = header.readUInt32BE(0)
    const length = short === 1 ? Number(header.readBigUInt64BE(8)) : short || size - at
    if (header.toString('latin1', 4, 8) === 'moov') {
      if (at + length !== size || short < 8) break
      const moov = Buffer.alloc(length)
      await file.read(moov, 0, length, at)
      const changed = rebuilt(moov, 0, configuration)
      if (!changed) break
      await file.write(changed, 0, changed.length, at)
      return
    }
    if (length < 8) break
    at += length
  }
  throw new RangeError('no such index at the end of the file')
}

/** A box with the configuration of the one inside replaced; null when there is none inside. */
function rebuilt(box: Buffer, depth: number, configuration: Buffer): Buffer | null {
  const type = box.toString('latin1', 4, 8)
  if (type !== WAY[depth]) return null
  if (depth === WAY.length - 1) return boxOf(type, configuration)
  const from = 8 + (HEADERS[type] ?? 0)
  const inside: Buffer[] = []
  let found = false
  for (let at = from; at + 8 <= box.length; ) {
    const length = box.readUInt32BE(at)
    if (length < 8 || at + length > box.length) return null
    const child = box.subarray(at, at + length)
    const changed: Buffer | null = found ? null : rebuilt(child, depth + 1, configuration)
    found ||= changed !== null
    inside.push(changed ?? child)
    at += length
  }
  return found ? boxOf(type, Buffer.concat([box.subarray(8, from), ...inside])) : null
}

function boxOf(type: string, body: Buffer): Buffer {
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8, 0)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
