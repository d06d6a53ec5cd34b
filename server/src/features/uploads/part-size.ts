import { MAX_PARTS } from '#platform/storage/store.ts'

const MIB = 1024 * 1024
/** S3 takes no part under 5 MiB; 8 MiB lose little when a line breaks. */
const SMALLEST = 8 * MIB
/** About this many parts for large files, so that a part is still seconds of a slow line. */
const COMFORTABLE_PARTS = 2000

/** @returns bytes of every part but the last, a whole number of MiB */
export function partSizeFor(sizeBytes: number): number {
  const wanted = Math.ceil(sizeBytes / COMFORTABLE_PARTS / MIB) * MIB
  return Math.max(SMALLEST, wanted)
}

export const largestUpload = () => 5 * 1024 * 1024 * MIB // 5 TiB, the largest object of S3

export const partCountFor = (sizeBytes: number) => Math.min(MAX_PARTS, Math.ceil(sizeBytes / partSizeFor(sizeBytes)))
