import type { Image, ImageKind } from '../image-check.ts'
import { type Thumbnails, within, writePictures } from './thumbnail.ts'
import type { Work } from './work.ts'

/** How a picture becomes 16:9: cut off (`focus` 0 to 1 says where along the longer way), or with bars. */
export type Fit = { fit: 'crop' | 'letterbox'; focus: number }

/** The one format that the first bytes promised: nothing else is opened. */
const DEMUXER: Record<ImageKind, string> = { jpeg: 'jpeg_pipe', png: 'png_pipe', webp: 'webp_pipe', avif: 'mov' }

/** What Exif's orientations mean to ffmpeg; most pictures stand upright. */
const UPRIGHT: Record<number, string[]> = {
  2: ['hflip'],
  3: ['hflip', 'vflip'],
  4: ['vflip'],
  5: ['transpose=0'],
  6: ['transpose=1'],
  7: ['transpose=3'],
  8: ['transpose=2'],
}

/**
 * Draws a given picture anew, as a thumbnail: what stood in it beside its pixels is left behind.
 * @throws {MediaFailure}
 */
export async function makeStill(
  work: Work,
  input: string,
  { image, fit, focus, signal }: Fit & { image: Image; signal?: AbortSignal },
): Promise<Omit<Thumbnails, 'atMs'>> {
  const turned = image.orientation >= 5
  const [width, height] = turned ? [image.height, image.width] : [image.width, image.height]
  const wide = width / height > 16 / 9
  const poster = sixteenByNine(fit === 'crop' ? (wide ? (height * 16) / 9 : width) : wide ? width : (height * 16) / 9)
  const size = `${poster.width}:${poster.height}`
  const place = `x=(in_w-out_w)*${focus.toFixed(4)}:y=(in_h-out_h)*${focus.toFixed(4)}`
  const filters = [
    ...(UPRIGHT[image.orientation] ?? []),
    // What shines through stands on black; a format without alpha would show what lies below it.
    'format=rgba,premultiply=inplace=1,format=rgb24',
    ...(fit === 'crop'
      ? [`scale=${size}:force_original_aspect_ratio=increase`, `crop=${size}:${place}`]
      : [`scale=${size}:force_original_aspect_ratio=decrease`, `pad=${size}:(ow-iw)/2:(oh-ih)/2:black`]),
    'setsar=1',
  ]
  return writePictures(work, {
    input: ['-noautorotate', '-f', DEMUXER[image.kind], '-i', `file:${input}`],
    start: `[0:v:0]${filters.join(',')}`,
    poster,
    formats: DEMUXER[image.kind],
    signal,
  })
}

/**
 * Draws a given picture anew in its own shape, for the middle of a text: at most 1600 and 800 pixels on its longer side.
 * @throws {MediaFailure}
 */
export const makeInline = (work: Work, input: string, given: Given): Promise<Omit<Thumbnails, 'atMs'>> =>
  onPaper(work, input, { ...given, poster: within(shownSize(given.image), 1600), smallSide: 800 })

/**
 * Draws the middle of a given picture anew, for a face: at most 512 and 160 pixels.
 * @throws {MediaFailure}
 */
export function makeSquare(work: Work, input: string, given: Given): Promise<Omit<Thumbnails, 'atMs'>> {
  const { width, height } = shownSize(given.image)
  const side = Math.min(width, height)
  const poster = within({ width: side, height: side }, 512)
  return onPaper(work, input, { ...given, poster, smallSide: 160, cut: `crop=${side}:${side},` })
}

type Given = { image: Image; signal?: AbortSignal }

const shownSize = ({ orientation, width, height }: Image) =>
  orientation >= 5 ? { width: height, height: width } : { width, height }

/** Texts and faces stand on paper: what shines through stands on white. */
async function onPaper(
  work: Work,
  input: string,
  to: Given & { poster: { width: number; height: number }; smallSide: number; cut?: string },
): Promise<Omit<Thumbnails, 'atMs'>> {
  const { image, poster, smallSide, cut = '', signal } = to
  const size = `${poster.width}:${poster.height}`
  const upright = (UPRIGHT[image.orientation] ?? []).map((filter) => `${filter},`).join('')
  return writePictures(work, {
    input: ['-noautorotate', '-f', DEMUXER[image.kind], '-i', `file:${input}`],
    start: `color=c=white:s=${poster.width}x${poster.height}:r=1[paper];[0:v:0]${upright}${cut}scale=${size}:flags=area,format=rgba[picture];[paper][picture]overlay=format=gbrp:shortest=1,format=rgb24,setsar=1`,
    poster,
    smallSide,
    formats: DEMUXER[image.kind],
    signal,
  })
}

/** At most 1280 wide, never enlarged beyond what the picture has, sides even. */
function sixteenByNine(width: number) {
  const unit = Math.max(10, Math.floor(Math.min(1280, width) / 32))
  return { width: unit * 32, height: unit * 18 }
}
