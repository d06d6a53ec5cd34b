/** Where the two files of a chosen thumbnail lie below `path`. */
export const fileNames = (path: string, { id, small }: { id: string; small: string | null }) => ({
  poster: `${path}thumb-${id}.jpg`,
  thumbnail: `${path}thumb-${id}-320.${small ?? 'jpg'}`,
})

/** Three names deep, so that no media address leads to it: it is as it was given, its metadata included. */
export const givenKey = (assetId: string, id: string) => `media/${assetId}/given/raw/${id}`
