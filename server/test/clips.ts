import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { mkdir, readFile, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)
const ffmpeg = (args: string[]) => run('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...args])

const picture = (size: string, rate: string | number, seconds: number) => [
  '-f',
  'lavfi',
  '-i',
  `testsrc2=s=${size}:r=${rate}:d=${seconds}`,
]
const tone = (seconds: number) => ['-f', 'lavfi', '-i', `sine=frequency=440:sample_rate=48000:duration=${seconds}`]
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-g', '30']
const aac = ['-c:a', 'aac', '-b:a', '64k']

const leaning = ['-c:v', 'libx264', '-preset', 'veryfast', '-pix_fmt', 'yuv420p', '-g', '50']

async function later(to: string, chosen: string[]) {
  const together = `${to}.together.mp4`
  await ffmpeg([...picture('160x90', 25, 5), ...tone(5), ...leaning, ...aac, together])
  await ffmpeg(['-i', together, '-itsoffset', '0.5', '-i', together, ...chosen, '-c', 'copy', to])
}

/** From black to white in the given seconds. */
const brightening = (to: string, seconds: number, encoding: string[]) => {
  const rate = 25
  const grey = `color=gray:s=160x90:r=${rate}:d=${seconds},geq=lum='16+219*N/${seconds * rate}':cb=128:cr=128`
  return ffmpeg(['-f', 'lavfi', '-i', grey, ...encoding, to])
}

const makers = {
  /** 2 s of 320x180 at 30 frames per second, index in front */
  h264Aac: [
    'mp4',
    (to: string) => ffmpeg([...picture('320x180', 30, 2), ...tone(2), ...h264, ...aac, '-movflags', '+faststart', to]),
  ],
  /** 30 s, for what takes a while */
  longer: ['mp4', (to: string) => ffmpeg([...picture('160x90', 10, 30), ...tone(30), ...h264, ...aac, to])],
  transportStream: ['ts', (to: string) => ffmpeg([...picture('320x180', 30, 2), ...tone(2), ...h264, ...aac, to])],
  hevc: [
    'mp4',
    (to: string) =>
      ffmpeg([
        ...picture('320x180', 30, 1),
        '-c:v',
        'libx265',
        '-preset',
        'ultrafast',
        '-x265-params',
        'log-level=none',
        to,
      ]),
  ],
  hdr: [
    'mp4',
    (to: string) => {
      const colours = ['-color_primaries', 'bt2020', '-color_trc', 'smpte2084', '-colorspace', 'bt2020nc']
      const tags = 'log-level=none:colorprim=bt2020:transfer=smpte2084:colormatrix=bt2020nc'
      return ffmpeg([
        ...picture('320x180', 30, 1),
        '-pix_fmt',
        'yuv420p10le',
        '-c:v',
        'libx265',
        '-preset',
        'ultrafast',
        '-x265-params',
        tags,
        ...colours,
        to,
      ])
    },
  ],
  /** stored as 320x180, to be shown as 180x320 */
  rotated: [
    'mp4',
    async (to: string) => {
      await ffmpeg([...picture('320x180', 30, 1), ...tone(1), ...h264, ...aac, `${to}.upright.mp4`])
      await ffmpeg(['-i', `${to}.upright.mp4`, '-c', 'copy', '-metadata:s:v:0', 'rotate=90', to])
    },
  ],
  /** 4 s of which an edit list hides the first 1.5, as phones trim */
  trimmed: [
    'mp4',
    async (to: string) => {
      const whole = `${to}.whole.mp4`
      await ffmpeg([...picture('160x90', 30, 4), ...tone(4), ...h264, '-g', '200', ...aac, whole])
      await ffmpeg(['-ss', '1.5', '-i', whole, '-c', 'copy', to])
    },
  ],
  /** says where and by whom it was recorded, as phones do */
  withPlace: [
    'mov',
    (to: string) =>
      ffmpeg([
        ...picture('160x90', 10, 1),
        ...h264,
        '-metadata',
        'location=+48.8577+002.295/',
        '-metadata',
        'title=My living room',
        to,
      ]),
  ],
  audioOnly: ['m4a', (to: string) => ffmpeg([...tone(2), ...aac, to])],
  mp3: ['mp3', (to: string) => ffmpeg([...tone(2), '-c:a', 'libmp3lame', to])],
  /** an MP3 with a cover picture, which is not a video */
  mp3WithCover: [
    'mp3',
    (to: string) =>
      ffmpeg([
        ...tone(2),
        ...picture('64x64', 1, 1),
        '-map',
        '0:a',
        '-map',
        '1:v',
        '-c:a',
        'libmp3lame',
        '-c:v',
        'mjpeg',
        '-frames:v',
        '1',
        '-disposition:v',
        'attached_pic',
        to,
      ]),
  ],
  noAudio: ['mp4', (to: string) => ffmpeg([...picture('320x180', 30, 1), ...h264, to])],
  surround: [
    'mp4',
    (to: string) => ffmpeg([...picture('320x180', 30, 1), ...tone(1), ...h264, '-c:a', 'aac', '-ac', '6', to]),
  ],
  vp9Webm: [
    'webm',
    (to: string) =>
      ffmpeg([
        ...picture('320x180', 30, 1),
        ...tone(1),
        '-c:v',
        'libvpx-vp9',
        '-deadline',
        'realtime',
        '-cpu-used',
        '8',
        '-c:a',
        'libopus',
        to,
      ]),
  ],
  /** as a browser records: a stream, so no length is written */
  webmWithoutLength: [
    'webm',
    (to: string) =>
      ffmpeg([
        ...picture('320x180', 30, 1),
        '-c:v',
        'libvpx',
        '-deadline',
        'realtime',
        '-cpu-used',
        '8',
        '-f',
        'webm',
        '-live',
        '1',
        to,
      ]),
  ],
  oddSize: ['mkv', (to: string) => ffmpeg([...picture('320x180', 30, 1), '-vf', 'scale=321:181', '-c:v', 'ffv1', to])],
  /** 8 s that no player plays as it is, worth 480p, 360p, 240p and 144p */
  ladder: [
    'avi',
    (to: string) =>
      ffmpeg([...picture('640x480', 25, 8), ...tone(8), '-c:v', 'mpeg4', '-q:v', '5', '-c:a', 'libmp3lame', to]),
  ],
  interlaced: [
    'mpg',
    (to: string) =>
      ffmpeg([...picture('320x180', 50, 1), '-vf', 'interlace', '-c:v', 'mpeg2video', '-flags', '+ilme+ildct', to]),
  ],
  /** pixels twice as wide as high: stored as 160x180, to be shown as 320x180 */
  stretched: ['mp4', (to: string) => ffmpeg([...picture('160x180', 30, 1), '-vf', 'setsar=2', ...h264, to])],
  /** 5 s with pictures that lean on later ones, as every camera and editor makes them */
  bFrames: ['mp4', (to: string) => ffmpeg([...picture('160x90', 25, 5), ...tone(5), ...leaning, ...aac, to])],
  /** the same, and nothing is heard for the first half second */
  soundLater: ['mp4', (to: string) => later(to, ['-map', '0:v', '-map', '1:a'])],
  /** the same, and nothing is seen for the first half second */
  pictureLater: ['mp4', (to: string) => later(to, ['-map', '1:v', '-map', '0:a'])],
  /** English at 440 Hz, German at 880 Hz */
  twoLanguages: [
    'mp4',
    (to: string) =>
      ffmpeg([
        ...[...picture('160x90', 10, 6), ...tone(6), '-f', 'lavfi', '-i', 'sine=frequency=880:duration=6'],
        ...['-map', '0:v', '-map', '1:a', '-map', '2:a', ...h264, '-bf', '0', ...aac],
        ...['-metadata:s:a:0', 'language=eng', '-metadata:s:a:1', 'language=deu', to],
      ]),
  ],
  /** only the first picture is a keyframe, for 24 s */
  rareKeyframes: [
    'mp4',
    (to: string) =>
      ffmpeg([...picture('160x90', 10, 24), ...h264, '-g', '1000', '-keyint_min', '1000', '-sc_threshold', '0', to]),
  ],
  /** pictures at 30 per second and then at 7 */
  varyingRate: [
    'mp4',
    (to: string) =>
      ffmpeg([...picture('160x90', 30, 3), '-vf', "select='lt(t,1)+not(mod(n,4))'", '-fps_mode', 'vfr', ...h264, to]),
  ],
  /** the index promises 20 s, the data end after about 5 */
  truncated: [
    'mp4',
    async (to: string) => {
      await ffmpeg([...picture('320x180', 30, 20), ...tone(20), ...h264, ...aac, '-movflags', '+faststart', to])
      await truncate(to, Math.floor((await readFile(to)).length / 4))
    },
  ],
  /** a recording that was cut off before its index was written */
  withoutIndex: [
    'mp4',
    async (to: string) => {
      await ffmpeg([...picture('320x180', 30, 2), ...h264, to])
      await truncate(to, Math.floor((await readFile(to)).length / 2))
    },
  ],
  /** how bright it is tells the time; a keyframe a second, 25 s */
  brighteningKeyframes: ['mp4', (to: string) => brightening(to, 25, ['-r', '10', ...h264, '-g', '10'])],
  brighteningOneKeyframe: ['mp4', (to: string) => brightening(to, 10, [...h264, '-g', '1000', '-sc_threshold', '0'])],
  /** every picture is a keyframe, as cameras and editors write */
  brighteningIntra: ['mov', (to: string) => brightening(to, 6, ['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p'])],
  /** 6 s of which the first three are black */
  blackAtFirst: [
    'mp4',
    (to: string) =>
      ffmpeg([...picture('160x90', 10, 6), '-vf', "drawbox=t=fill:c=black:enable='lt(t,3)'", ...h264, to]),
  ],
  blank: ['mp4', (to: string) => ffmpeg(['-f', 'lavfi', '-i', 'color=c=gray:s=160x90:r=10:d=2', ...h264, to])],
  /** a minute, a hundred and eighty times over */
  threeHours: [
    'mp4',
    async (to: string) => {
      const minute = `${to}.minute.mp4`
      await ffmpeg([...picture('160x90', 5, 60), ...tone(60), ...h264, '-crf', '40', '-g', '25', ...aac, minute])
      await writeFile(`${to}.txt`, `file ${minute}\n`.repeat(180))
      await ffmpeg(['-f', 'concat', '-safe', '0', '-i', `${to}.txt`, '-c', 'copy', to])
    },
  ],
  notMedia: ['mp4', (to: string) => writeFile(to, 'Dear diary, today I renamed a text file.\n'.repeat(200))],
  empty: ['mp4', (to: string) => writeFile(to, '')],
  picture: [
    'mp4',
    (to: string) =>
      ffmpeg([...picture('64x64', 1, 1), '-frames:v', '1', '-f', 'image2', '-c:v', 'png', '-update', '1', to]),
  ],
  /** one picture of 128 million pixels in a few hundred kilobytes */
  pixelBomb: [
    'avi',
    (to: string) => ffmpeg(['-f', 'lavfi', '-i', 'color=s=16000x8000:r=1:d=1', '-frames:v', '1', '-c:v', 'mjpeg', to]),
  ],
} as const satisfies Record<string, readonly [ending: string, (to: string) => Promise<unknown>]>

export type ClipName = keyof typeof makers

let folder: string | null = null
const made = new Map<string, Promise<string>>()

function clipsFolder(): string {
  if (folder) return folder
  const own = mkdtempSync(join(tmpdir(), 'studio-clips-'))
  process.once('exit', () => rmSync(own, { recursive: true, force: true }))
  folder = own
  return own
}

/** A small media file, made by the real ffmpeg when first asked for and removed when the test process ends. */
export function clip(name: ClipName): Promise<string> {
  const [ending, make] = makers[name]
  const path = join(clipsFolder(), `${name}.${ending}`)
  const ready = made.get(name) ?? Promise.resolve(make(path)).then(() => path)
  made.set(name, ready)
  return ready
}

/** A playlist that calls itself .mp4 and names another file of this machine as its segment. */
export async function playlistInDisguise(target: string): Promise<string> {
  const path = join(clipsFolder(), `disguise-${made.size}-${Date.now()}.mp4`)
  const lines = ['#EXTM3U', '#EXT-X-VERSION:3', '#EXT-X-TARGETDURATION:10', '#EXTINF:10,', target, '#EXT-X-ENDLIST', '']
  await mkdir(clipsFolder(), { recursive: true })
  await writeFile(path, lines.join('\n'))
  return path
}
