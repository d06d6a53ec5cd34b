import { readFile, writeFile } from 'node:fs/promises'
import { deflateSync } from 'node:zlib'
import { box, FTYP, patched, replaced, u32 } from './bytes.ts'
import { aac, beep, ffmpeg, type OddFile, scene, x264 } from './odd-file.ts'

const size: [number, number] = [320, 180]
const film = async (to: string, ending = 'mp4') => {
  await ffmpeg(`${scene()} ${beep()} ${x264} ${aac}`, `${to}.film.${ending}`)
  return readFile(`${to}.film.${ending}`)
}
const written = (bytes: string | Buffer) => (to: string) => writeFile(to, bytes)
const still =
  (words: string, dimensions = '64x64') =>
  (to: string) =>
    ffmpeg(`-f lavfi -i testsrc2=s=${dimensions}:r=1:d=1 -frames:v 1 ${words}`, to)

/** What is no media at all; the words say what it is. */
export const strangers: OddFile[] = [
  { name: 'nothing', ending: 'mp4', make: written(''), comes: { refused: 'not_media', says: /^The file is empty\./ } },
  { name: 'one byte', ending: 'mp4', make: written('x'), comes: { refused: 'not_media', says: /text/ } },
  {
    name: 'noise',
    ending: 'mp4',
    make: written(Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * at * 31 + at * 7) & 255))),
    comes: { refused: 'not_media', says: /neither a video nor an audio file/ },
  },
  {
    name: 'a diary',
    ending: 'mp4',
    make: written('Dear diary, today I renamed a text file. Ä, ö and ü.\n'.repeat(300)),
    comes: { refused: 'not_media', says: /text/ },
  },
  {
    name: 'a web page',
    ending: 'mp4',
    make: written('<!DOCTYPE html>\n<html><body><video src="http://127.0.0.1/"></video></body></html>'),
    comes: { refused: 'not_media', says: /web page/ },
  },
  {
    name: 'a PDF',
    ending: 'mp4',
    make: written('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n'),
    comes: { refused: 'not_media', says: /document/ },
  },
  {
    name: 'a ZIP archive',
    ending: 'mp4',
    make: written(Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0\0\0', 'latin1'), Buffer.alloc(400, 5)])),
    comes: { refused: 'not_media', says: /archive/ },
  },
  {
    name: 'a video behind a ZIP archive',
    ending: 'mp4',
    make: async (to) => writeFile(to, Buffer.concat([Buffer.from('PK\x03\x04\x14\0\0\0', 'latin1'), await film(to)])),
    comes: { refused: 'not_media', says: /archive/ },
  },
  {
    name: 'a program',
    ending: 'mp4',
    make: (to) => ffmpegBinary(to),
    comes: { refused: 'not_media', says: /program/ },
  },
  { name: 'a JPEG', ending: 'mp4', make: still('-f mjpeg'), comes: { refused: 'not_media', says: /picture/ } },
  { name: 'a PNG', ending: 'mov', make: still('-f image2 -c:v png'), comes: { refused: 'not_media', says: /picture/ } },
  { name: 'a WebP', ending: 'avi', make: still('-f webp'), comes: { refused: 'not_media', says: /picture/ } },
  {
    name: 'an animated GIF',
    ending: 'gif',
    make: (to) => ffmpeg(`${scene('160x90', 10, 1)}`, to),
    comes: { refused: 'not_media', says: /GIF/ },
  },
  {
    name: 'an SVG',
    ending: 'mp4',
    make: written(
      '<?xml version="1.0"?>\n<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
    ),
    comes: { refused: 'not_media', says: /picture/ },
  },
  {
    name: 'a picture of a phone (HEIC)',
    ending: 'heic',
    make: written(Buffer.concat([box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1')), box('meta', u32(0))])),
    comes: { refused: 'not_media', says: /picture/ },
  },
  {
    name: 'subtitles alone',
    ending: 'srt',
    make: written('1\n00:00:00,000 --> 00:00:02,000\nHello\n'),
    comes: { refused: 'not_media', says: /subtitles/i },
  },
  {
    name: 'subtitles in Matroska',
    ending: 'mkv',
    make: async (to) => {
      await writeFile(`${to}.srt`, '1\n00:00:00,000 --> 00:00:02,000\nHello\n')
      await ffmpeg(`-i ${to}.srt -c copy`, to)
    },
    comes: { refused: 'not_media', says: /neither picture nor sound/ },
  },
]

const ffmpegBinary = (to: string) =>
  writeFile(to, Buffer.concat([Buffer.from('\x7fELF\x02\x01\x01\0', 'latin1'), Buffer.alloc(600)]))

const playlist = (name: string, text: (canary: { file: string; port: number }) => string): OddFile => ({
  name,
  ending: 'mp4',
  make: (to, canary) => writeFile(to, text(canary)),
  comes: { refused: 'not_media', says: /playlist|stream|address/ },
  reaches: true,
})

/** What wants something outside of itself. */
export const reaching: OddFile[] = [
  playlist(
    'an HLS playlist of files',
    ({ file }) => `#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nfile://${file}\n#EXT-X-ENDLIST\n`,
  ),
  playlist(
    'an HLS playlist of addresses',
    ({ port }) =>
      `\ufeff\n#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\nhttp://127.0.0.1:${port}/a.ts\n#EXT-X-ENDLIST\n`,
  ),
  playlist('a list for ffmpeg', ({ file }) => `ffconcat version 1.0\nfile ${file}\nfile http://127.0.0.1/x\n`),
  playlist(
    'a DASH manifest',
    ({ port }) =>
      `<?xml version="1.0"?>\n<MPD xmlns="urn:mpeg:dash:schema:mpd:2011"><BaseURL>http://127.0.0.1:${port}/</BaseURL><Period><AdaptationSet mimeType="video/mp4"><Representation id="1"><SegmentList><SegmentURL media="a.mp4"/></SegmentList></Representation></AdaptationSet></Period></MPD>`,
  ),
  playlist(
    'a session description',
    ({ port }) =>
      `v=0\no=- 0 0 IN IP4 127.0.0.1\ns=x\nc=IN IP4 127.0.0.1\nt=0 0\nm=video ${port} RTP/AVP 96\na=rtpmap:96 H264/90000\n`,
  ),
  playlist(
    'an IMF composition',
    () =>
      '<?xml version="1.0"?>\n<CompositionPlaylist xmlns="http://www.smpte-ra.org/schemas/2067-3/2016"><Id>urn:uuid:0</Id></CompositionPlaylist>',
  ),
  playlist('an address', ({ port }) => `http://127.0.0.1:${port}/video.mp4\n`),
  playlist('a data address', () => 'data:video/mp4;base64,AAAAIGZ0eXBpc29tAAACAGlzb21pc28yYXZjMW1wNDE=\n'),
  {
    name: 'an HLS playlist behind a segment',
    ending: 'ts',
    make: async (to, { file }) => {
      const segment = Buffer.alloc(188 * 3, 0xff)
      for (let at = 0; at < segment.length; at += 188) segment.writeUInt32BE(0x471fff10, at)
      await writeFile(to, Buffer.concat([segment, Buffer.from(`\n#EXTM3U\n#EXTINF:9,\nfile://${file}\n`)]))
    },
    comes: { refused: 'not_media', says: /neither/ },
    reaches: true,
  },
  {
    name: 'a film whose pictures lie in another file (url)',
    ending: 'mov',
    make: async (to, { file }) => {
      const entry = box('url ', u32(0), Buffer.from(`file://${file}\0`))
      await writeFile(
        to,
        replaced(await film(to), 'dref', () => Buffer.concat([u32(0, 1), entry])),
      )
    },
    comes: { plays: { size } },
    reaches: true,
  },
  {
    name: 'a film whose pictures lie in another file (alias)',
    ending: 'mov',
    make: async (to, { file }) => {
      await writeFile(
        to,
        replaced(await film(to, 'mov'), 'dref', () => Buffer.concat([u32(0, 1), alias(file)])),
      )
    },
    comes: { plays: { size } },
    reaches: true,
  },
]

/** QuickTime's old way to name a file, with the path as a second entry. */
function alias(file: string): Buffer {
  const head = Buffer.alloc(150)
  head.writeUInt16BE(150, 4)
  head.writeUInt8(5, 10)
  head.write('disk1', 11, 'latin1')
  head.writeUInt8(5, 50)
  head.write('a.mov', 51, 'latin1')
  const path = Buffer.from(file)
  const entry = Buffer.alloc(4)
  entry.writeUInt16BE(18, 0)
  entry.writeUInt16BE(path.length, 2)
  return box(
    'alis',
    u32(0),
    head,
    entry,
    path.length % 2 ? Buffer.concat([path, Buffer.alloc(1)]) : path,
    Buffer.from([255, 255, 0, 0]),
  )
}

const track = box(
  'trak',
  box('tkhd', u32(0, 0, 0, 1, 0, 0), Buffer.alloc(60)),
  box('mdia', box('hdlr', u32(0, 0), Buffer.from('vide'), Buffer.alloc(13))),
)
const header = box('mvhd', u32(0, 0, 0, 1000, 2000, 0x10000), Buffer.alloc(76), u32(2))

/** What wants to break or exhaust whoever reads it. */
export const bombs: OddFile[] = [
  {
    name: 'a picture of 128 million pixels',
    ending: 'avi',
    make: (to) => ffmpeg('-f lavfi -i color=s=16000x8000:r=1:d=1 -frames:v 1 -c:v mjpeg', to),
    comes: { refused: 'too_many_pixels', says: /larger than 8K/ },
  },
  {
    name: 'a small picture that says it is huge',
    ending: 'mkv',
    make: async (to) => {
      await ffmpeg(`${scene('320x400', 5, 1)} -c:v ffv1`, `${to}.small.mkv`)
      // PixelWidth and PixelHeight, two bytes each.
      const wide = patched(await readFile(`${to}.small.mkv`), Buffer.from([0xb0, 0x82]), Buffer.from([255, 255]))
      await writeFile(to, patched(wide, Buffer.from([0xba, 0x82]), Buffer.from([255, 255])))
    },
    comes: { refused: 'too_many_pixels', says: /larger than 8K/ },
  },
  {
    name: 'an index that unpacks to a gigabyte',
    ending: 'mov',
    make: (to) => {
      const packed = deflateSync(Buffer.alloc(2 ** 28))
      const bomb = box('cmov', box('dcom', Buffer.from('zlib')), box('cmvd', u32(2 ** 30), packed))
      return writeFile(to, Buffer.concat([FTYP, box('moov', bomb), box('mdat', Buffer.alloc(100))]))
    },
    comes: { refused: 'not_media', says: /./ },
  },
  {
    name: 'Matroska of a thousand million seconds',
    ending: 'mkv',
    make: async (to) => {
      const length = Buffer.alloc(8)
      length.writeDoubleBE(1e12)
      await writeFile(to, patched(await film(to, 'mkv'), Buffer.from([0x44, 0x89, 0x88]), length))
    },
    comes: { plays: { size } },
  },
  {
    name: 'Matroska of 47 hours in two seconds',
    ending: 'mkv',
    make: async (to) => {
      const length = Buffer.alloc(8)
      length.writeDoubleBE(47 * 3_600_000)
      await writeFile(to, patched(await film(to, 'mkv'), Buffer.from([0x44, 0x89, 0x88]), length))
    },
    comes: { plays: { size } },
  },
  {
    name: 'Matroska of 200,000 frames a second',
    ending: 'mkv',
    make: async (to) => writeFile(to, patched(await film(to, 'mkv'), Buffer.from([0x23, 0xe3, 0x83, 0x84]), u32(5000))),
    comes: { plays: { size } },
  },
  {
    name: 'three thousand tracks',
    ending: 'mp4',
    make: written(Buffer.concat([FTYP, box('moov', header, ...Array<Buffer>(3000).fill(track))])),
    comes: { refused: 'unsupported', says: /more than 100 tracks/ },
  },
  {
    name: 'boxes in boxes in boxes',
    ending: 'mp4',
    make: (to) => {
      let inner: Buffer = Buffer.alloc(0)
      for (let depth = 0; depth < 5000; depth++) inner = box('moov', inner)
      return writeFile(to, Buffer.concat([FTYP, inner]))
    },
    comes: { refused: 'not_media', says: /./ },
  },
  {
    name: 'a length of zero',
    ending: 'mp4',
    make: async (to) => {
      const zero = (from: number) => (body: Buffer) => body.fill(0, from, from + 4)
      const film1 = replaced(await film(to), 'mvhd', zero(16))
      await writeFile(to, replaced(replaced(film1, 'tkhd', zero(20)), 'mdhd', zero(16)))
    },
    comes: { plays: { size } },
  },
  {
    name: 'a clock of nothing a second',
    ending: 'mp4',
    make: async (to) =>
      writeFile(
        to,
        replaced(
          replaced(await film(to), 'mvhd', (body) => body.fill(0, 12, 16)),
          'mdhd',
          (body) => body.fill(0, 12, 16),
        ),
      ),
    comes: { refused: 'damaged', says: /almost nothing/ },
  },
  {
    name: 'AVI of no frames a second',
    ending: 'avi',
    make: async (to) => {
      await ffmpeg(`${scene()} -c:v mpeg4`, `${to}.film.avi`)
      const bytes = await readFile(`${to}.film.avi`)
      const at = bytes.indexOf('strh') + 8
      bytes.writeUInt32LE(0, at + 20)
      bytes.writeUInt32LE(0, at + 24)
      bytes.writeUInt32LE(0, bytes.indexOf('avih') + 8)
      await writeFile(to, bytes)
    },
    comes: { plays: { size, s: 2.4, because: /mpeg4/, sounds: 0 } },
  },
  {
    name: 'a sample table of four thousand million entries',
    ending: 'mp4',
    make: async (to) =>
      writeFile(
        to,
        replaced(await film(to), 'stts', () => u32(0, 0xffffffff, 1, 1)),
      ),
    comes: { refused: 'too_heavy', says: /memory/ },
  },
  {
    name: 'a copy-protected film',
    ending: 'mp4',
    make: (to) =>
      ffmpeg(
        `${scene()} ${beep()} ${x264} ${aac} -encryption_scheme cenc-aes-ctr -encryption_key 76a6c65c5ea762046bd749a2e632ccbb -encryption_kid a7e61c373e219033c21091fa607bf3b8`,
        to,
      ),
    comes: { refused: 'unsupported', says: /protected against copying/ },
  },
]
