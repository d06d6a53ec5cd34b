import { open } from 'node:fs/promises'
import { said } from '#platform/language.ts'
import { MediaFailure } from './failure.ts'

const HEAD = 4096

const latin = (words: string) => Buffer.from(words, 'latin1')
const PICTURE = said('This is a picture, not a video.')
const ARCHIVE = said('This is an archive (like ZIP). Unpack it and upload the video inside.')
const DOCUMENT = said('This is a document, not a video.')
const PROGRAM = said('This is a program, not a video.')

/** How files begin that are surely none of ours. @see https://www.iana.org/assignments/media-types/ for most of them */
const BEGINNINGS: [Buffer, string][] = [
  [latin('PK\x03\x04'), ARCHIVE],
  [latin('PK\x05\x06'), ARCHIVE],
  [latin('Rar!\x1a\x07'), ARCHIVE],
  [latin('7z\xbc\xaf\x27\x1c'), ARCHIVE],
  [latin('\x1f\x8b'), ARCHIVE],
  [latin('BZh'), ARCHIVE],
  [latin('\xfd7zXZ\0'), ARCHIVE],
  [latin('%PDF-'), DOCUMENT],
  [latin('{\\rtf'), DOCUMENT],
  [latin('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'), DOCUMENT],
  [latin('\x89PNG\r\n'), PICTURE],
  [latin('\xff\xd8\xff'), PICTURE],
  [latin('GIF8'), said('This is a GIF. Upload the video that it was made from; a GIF has no length and no sound.')],
  [latin('BM'), PICTURE],
  [latin('II*\0'), PICTURE],
  [latin('MM\0*'), PICTURE],
  [latin('8BPS'), PICTURE],
  [latin('\x7fELF'), PROGRAM],
  [latin('MZ'), PROGRAM],
]

/** Brands of pictures that use the boxes of MP4: HEIC, AVIF and their sequences. */
const STILL_BRANDS = /^(hei[cxms]|hev[cxms]|mif[12]|msf1|avi[fs])$/

const PLAYLIST = said('This is a playlist: it only names other files. Upload the video itself.')

/** What text is, from its beginning. The first that matches says it. */
const TEXTS: [RegExp, string][] = [
  [/^#EXTM3U/, PLAYLIST],
  [/^ffconcat/, PLAYLIST],
  [/<(MPD|SmoothStreamingMedia|CompositionPlaylist|AssetMap|PackingList|playlist|smil|asx)[\s>]/i, PLAYLIST],
  [/^\[playlist\]/i, PLAYLIST],
  [/^v=0\s/, said('This is the announcement of a stream, not the stream itself. Upload a recording of it.')],
  [/<svg[\s>]/i, PICTURE],
  [/<(!doctype\s+html|html|head|body)[\s>]/i, said('This is a web page. Save the video itself and upload that.')],
  [/^(WEBVTT|\[Script Info\]|\d+\s+[\d:]+[,.]\d+ --> )/, said('These are subtitles without a video.')],
  [/^(https?|ftp|rtmp|rtsp|data|file):/i, said('This file only holds an address. Upload the video itself.')],
]

/**
 * Refuses what is surely no media by its first bytes, before any of ffmpeg's parsers sees it, and says what it is.
 * @throws {MediaFailure} not_media
 */
export async function refuseStrangers(path: string): Promise<void> {
  const sentence = whatItIs(await readHead(path))
  if (sentence) throw new MediaFailure('not_media', 'by its first bytes', sentence)
}

/** Whether it consists of boxes, as MP4, MOV and their like do. */
export async function isMp4(path: string): Promise<boolean> {
  return /^(ftyp|moov|mdat|wide|free|skip|pnot|moof|styp)$/.test((await readHead(path)).toString('latin1', 4, 8))
}

/** @returns a sentence, null for what may be media */
function whatItIs(head: Buffer): string | null {
  if (head.length === 0) return said('The file is empty. Perhaps it was not copied to the end; look at the original.')
  for (const [beginning, sentence] of BEGINNINGS) {
    if (head.subarray(0, beginning.length).equals(beginning)) return sentence
  }
  if (head.toString('latin1', 0, 4) === 'RIFF' && head.toString('latin1', 8, 12) === 'WEBP') return PICTURE
  if (head.toString('latin1', 4, 8) === 'ftyp' && STILL_BRANDS.test(head.toString('latin1', 8, 12))) return PICTURE
  const text = asText(head)
  if (text === null) return null
  const begin = text.replace(/^\uFEFF?\s*/, '')
  for (const [words, sentence] of TEXTS) if (words.test(begin)) return sentence
  return said('This is a text file, not a video.')
}

/** Text has no control characters but the white ones. A letter cut in two at the end is no reason against it. */
function asText(head: Buffer): string | null {
  const text = new TextDecoder().decode(head, { stream: true })
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\ufffd]/.test(text) ? null : text
}

async function readHead(path: string): Promise<Buffer> {
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD), 0, HEAD, 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}
