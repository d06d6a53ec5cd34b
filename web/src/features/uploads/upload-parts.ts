/** One piece of a file: bytes `[start, end)`, sent as part `partNumber` (counted from 1). */
export type FilePart = { partNumber: number; start: number; end: number }

/** What the server has acknowledged: it is durable there. */
export type StoredPart = { partNumber: number; size: number; etag: string }

const countParts = (size: number, partSize: number): number => Math.max(1, Math.ceil(size / partSize))

export function filePart(partNumber: number, size: number, partSize: number): FilePart {
  const start = (partNumber - 1) * partSize
  return { partNumber, start, end: Math.min(start + partSize, size) }
}

/** The parts that still have to be sent, in order. A stored part of the wrong length is sent again. */
export function missingParts(size: number, partSize: number, stored: readonly StoredPart[]): FilePart[] {
  const sizes = new Map(stored.map((part) => [part.partNumber, part.size]))
  const missing: FilePart[] = []
  for (let partNumber = 1; partNumber <= countParts(size, partSize); partNumber++) {
    const part = filePart(partNumber, size, partSize)
    if (sizes.get(partNumber) !== part.end - part.start) missing.push(part)
  }
  return missing
}

/** Bytes of this file that need not be sent again. */
export function storedBytes(size: number, partSize: number, stored: readonly StoredPart[]): number {
  const missing = missingParts(size, partSize, stored)
  return missing.reduce((rest, part) => rest - (part.end - part.start), size)
}
