import { readFile } from 'node:fs/promises'
import { pictureFilters } from './arguments.ts'
import { MediaFailure } from './failure.ts'
import type { SourceInfo, VideoInfo } from './probe.ts'
import { runFfmpeg } from './run.ts'
import type { Work } from './work.ts'

/** A picture in `work.out`; whoever asked for it moves it away. */
export type Picture = {
  path: string
  size: number
  width: number
  height: number
  contentType: 'image/jpeg' | 'image/webp'
}

export type Thumbnails = {
  /** where in the video it was taken */
  atMs: number
  /** JPEG, at most 1280 pixels on its longer side */
  poster: Picture
  /** WebP where this ffmpeg writes it, at most 320 pixels */
  small: Picture
  /** a few blurred pixels as a data: address of less than 1 kB, to show until the picture is there */
  preview: string
}

/** Where a picture is looked for, as shares of the length: the quarter first, then what lies around it. */
const PLACES = [0.25, 0.35, 0.15, 0.5, 0.7, 0.05, 0]

type Options = {
  atMs?: number
  /** shares of the length, instead of the usual ones */
  places?: readonly number[]
  signal?: AbortSignal
}

/**
 * Takes a picture of a video at a quarter of its length; elsewhere when nothing can be decoded there, or when it is black
 * or blank. Of sound it takes the cover that comes with it.
 * @param options.atMs a time chosen by a person, taken as it is
 * @returns null for sound without a cover
 * @throws {MediaFailure} when no frame can be decoded anywhere
 */
export async function makeThumbnails(
  work: Work,
  input: string,
  source: SourceInfo,
  options: Options = {},
): Promise<Thumbnails | null> {
  const { video, cover, durationMs } = source
  const { atMs: chosen, signal } = options
  if (!video) return cover && (await takeAt(work, input, { ...cover, ...PLAIN }, { atMs: null, signal }))
  const places = (options.places ?? PLACES).map((place) => Math.round(durationMs * place))
  let failure: unknown = new MediaFailure('failed', 'no frame was decoded')
  let best: (Thumbnails & { contrast: number }) | null = null
  for (const atMs of new Set(chosen === undefined ? places : [chosen, ...places])) {
    try {
      const taken = await takeAt(work, input, video, { atMs, signal })
      if (atMs === chosen || taken.contrast >= BLANK) return taken
      if (!best || taken.contrast > best.contrast) best = taken
    } catch (error) {
      // A cut-off file has no frame at its quarter, and ffmpeg then ends well without writing one.
      if (!(error instanceof MediaFailure) || error.reason === 'cancelled') throw error
      failure = error
    }
  }
  if (best) return takeAt(work, input, video, { atMs: best.atMs, signal }) // its files were written over since
  throw failure
}

type Taken = Pick<VideoInfo, 'index' | 'width' | 'height' | 'interlaced' | 'hdr'>
const PLAIN = { interlaced: false, hdr: null } as const

/** Standard deviation of the brightness, 0 to 127: black, a fade or one colour stay below, a night scene does not. */
const BLANK = 6

async function takeAt(
  work: Work,
  input: string,
  video: Taken,
  { atMs, signal }: { atMs: number | null; signal: AbortSignal | undefined },
): Promise<Thumbnails & { contrast: number }> {
  const poster = within(video, 1280)
  const filters = pictureFilters({ ...poster, deinterlace: video.interlaced, hdr: video.hdr }, work.tools.can)
  const seek = atMs === null ? [] : ['-ss', (atMs / 1000).toFixed(3)]
  const made = await writePictures(work, {
    input: [...seek, '-i', `file:${input}`],
    start: `[0:${video.index}]${filters}`,
    poster,
    signal,
  })
  return { ...made, atMs: atMs ?? 0 }
}

/**
 * One decode, all sizes.
 * @param from.start the beginning of a filter graph, which ends in a picture as large as `poster`
 * @param from.formats of an input that is no video: its only format
 */
export async function writePictures(
  work: Work,
  from: {
    input: string[]
    start: string
    poster: { width: number; height: number }
    formats?: string
    /** of the small one's longer side */
    smallSide?: number
    signal: AbortSignal | undefined
  },
): Promise<Omit<Thumbnails, 'atMs'> & { contrast: number }> {
  const { can } = work.tools
  const { poster, signal, formats } = from
  const [small, tiny] = [within(poster, from.smallSide ?? 320), within(poster, 16)]
  const modern = can.webp
    ? ({ ending: 'webp', contentType: 'image/webp' } as const)
    : ({ ending: 'jpg', contentType: 'image/jpeg' } as const)
  const names = { poster: 'poster.jpg', small: `small.${modern.ending}`, tiny: `tiny.${modern.ending}` }
  const graph = [
    `${from.start},split=4[poster][b][c][d]`,
    `[b]scale=${small.width}:${small.height}[small]`,
    // Blurred here rather than by the browser: fewer bytes, and no filter to paint while a list scrolls.
    `[c]scale=${tiny.width}:${tiny.height}:flags=area,gblur=sigma=0.6[tiny]`,
    `[d]scale=32:32:flags=area,format=gray[grey]`,
  ].join(';')
  const jpeg = (quality: number) => [
    '-c:v',
    'mjpeg',
    '-pix_fmt',
    'yuvj420p',
    '-q:v',
    String(quality),
    '-f',
    'image2',
    '-update',
    '1',
  ]
  const compact = (quality: number) =>
    can.webp ? ['-c:v', 'libwebp', '-quality', String(quality), '-f', 'webp'] : jpeg(quality > 50 ? 4 : 12)
  const one = (label: string, encoding: string[], name: string) => [
    '-map',
    `[${label}]`,
    '-frames:v',
    '1',
    '-map_metadata',
    '-1',
    ...encoding,
    name,
  ]
  const outputs = [
    ...one('poster', jpeg(3), names.poster),
    ...one('small', compact(75), names.small),
    ...one('tiny', compact(40), names.tiny),
    ...one('grey', ['-f', 'rawvideo'], 'grey.raw'),
  ]
  await runFfmpeg(work, [...from.input, '-filter_complex', graph, ...outputs], {
    ...(signal && { signal }),
    ...(formats && { formats }),
    wallMs: 60_000,
  })

  const taken = async (name: string) => {
    const file = await work.take(name)
    if (file.size === 0) throw new MediaFailure('failed', `no frame at ${from.input.join(' ')}`)
    return file
  }
  const posterFile = await taken(names.poster)
  const smallFile = await taken(names.small)
  const tinyFile = await taken(names.tiny)
  const greyFile = await taken('grey.raw')
  const preview = `data:${modern.contentType};base64,${(await readFile(tinyFile.path)).toString('base64')}`
  return {
    contrast: deviation(await readFile(greyFile.path)),
    poster: { ...posterFile, ...poster, contentType: 'image/jpeg' },
    small: { ...smallFile, ...small, contentType: modern.contentType },
    preview,
  }
}

/** Fitted into a square, never enlarged. Of less than two pixels each way swscale writes outside of its memory. */
export function within(
  { width, height }: { width: number; height: number },
  side: number,
): { width: number; height: number } {
  const scale = Math.min(1, side / Math.max(width, height))
  return { width: Math.max(2, Math.round(width * scale)), height: Math.max(2, Math.round(height * scale)) }
}

function deviation(values: Buffer): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length)
}
