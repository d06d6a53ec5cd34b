import { createHash } from 'node:crypto'

/**
 * An id (RFC 9562 section 5.8) that is the same for the same picture of the same asset: files are stored before the row that
 * names them is, and after a kill the next try writes over them instead of leaving files of nobody.
 */
export function idOfPicture(assetId: string, what: string): string {
  const hash = createHash('sha256').update(`${assetId} ${what}`).digest('hex')
  return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`
}

/** Where the two files of a chosen thumbnail lie below `path`. */
export const fileNames = (path: string, { id, small }: { id: string; small: string | null }) => ({
  poster: `${path}thumb-${id}.jpg`,
  thumbnail: `${path}thumb-${id}-320.${small ?? 'jpg'}`,
})

/** Three names deep, so that no media address leads to it: it is as it was given, its metadata included. */
export const givenKey = (assetId: string, id: string) => `media/${assetId}/given/raw/${id}`
