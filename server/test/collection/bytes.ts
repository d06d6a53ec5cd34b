/** MP4 by hand: a box of a type with whatever lies in it. */
export function box(type: string, ...bodies: Buffer[]): Buffer {
  const body = Buffer.concat(bodies)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}

export const u32 = (...values: number[]) => {
  const bytes = Buffer.alloc(values.length * 4)
  for (const [at, value] of values.entries()) bytes.writeUInt32BE(value >>> 0, at * 4)
  return bytes
}

export const FTYP = box('ftyp', Buffer.from('isom\0\0\x02\0isommp41', 'latin1'))

const CONTAINERS = ['moov', 'trak', 'mdia', 'minf', 'dinf', 'stbl']

/** The same MP4 with every box of a type replaced; sizes of the boxes around it follow. Its index must come last. */
export function replaced(file: Buffer, type: string, by: (body: Buffer) => Buffer): Buffer {
  const parts: Buffer[] = []
  for (let at = 0; at + 8 <= file.length; ) {
    const size = file.readUInt32BE(at)
    const name = file.toString('latin1', at + 4, at + 8)
    if (size < 8) break
    const body = file.subarray(at + 8, at + size)
    if (name === type) parts.push(box(name, by(Buffer.from(body))))
    else parts.push(CONTAINERS.includes(name) ? box(name, replaced(body, type, by)) : file.subarray(at, at + size))
    at += size
  }
  return Buffer.concat(parts)
}

/** Writes over what follows the first place where `marker` is found. */
export function patched(file: Buffer, marker: Buffer, value: Buffer): Buffer {
  const at = file.indexOf(marker)
  if (at < 0) throw new Error(`no ${marker.toString('hex')} in the file`)
  const copy = Buffer.from(file)
  value.copy(copy, at + marker.length)
  return copy
}
