import { readFile, writeFile } from 'node:fs/promises'
import { replaced, u32 } from './bytes.ts'
import { aac, beep, ffmpeg, marks, type OddFile, scene, x264 } from './odd-file.ts'

/** Stored lying on its side; the matrix of the track brings it upright again, as phones write it. */
const turned = (matrix: number[], transpose: string) => async (to: string) => {
  await ffmpeg(`${scene('320x180')} ${beep()} -vf ${transpose} ${x264} ${aac}`, `${to}.stored.mp4`)
  const whole = await readFile(`${to}.stored.mp4`)
  let track = 0
  const set = (body: Buffer) => {
    if (track++ === 0) u32(...matrix).copy(body, 40)
    return body
  }
  await writeFile(to, replaced(whole, 'tkhd', set))
}
const ONE = 0x10000
const UNIT = 0x40000000
const plain = (encoding: string, size?: string, rate?: string | number) => (to: string) =>
  ffmpeg(`${scene(size, rate)} ${beep()} ${encoding} ${/-c:a/.test(encoding) ? '' : aac}`, to)
const silent = (encoding: string, size?: string, rate?: string | number, seconds?: number) => (to: string) =>
  ffmpeg(`${scene(size, rate, seconds)} ${encoding}`, to)

const hdr = (transfer: string) =>
  plain(
    `-vf scale=out_color_matrix=bt2020,format=yuv420p10le -c:v libx265 -preset ultrafast -color_primaries bt2020 -color_trc ${transfer} -colorspace bt2020nc -x265-params log-level=none:colorprim=bt2020:transfer=${transfer}:colormatrix=bt2020nc`,
  )
const size: [number, number] = [320, 180]
const tall: [number, number] = [180, 320]

/** Shapes, rates and codecs that people have. */
export const pictures: OddFile[] = [
  { name: 'ordinary H.264', ending: 'mp4', make: plain(x264), comes: { plays: { size } } },
  {
    name: 'rotated by 90 degrees',
    ending: 'mp4',
    make: turned([0, ONE, 0, -ONE, 0, 0, 180 * ONE, 0, UNIT], 'transpose=cclock'),
    comes: { plays: { size, because: /rotated by 90/ } },
  },
  {
    name: 'rotated by 180 degrees',
    ending: 'mp4',
    make: turned([-ONE, 0, 0, 0, -ONE, 0, 320 * ONE, 180 * ONE, UNIT], 'hflip,vflip'),
    comes: { plays: { size, because: /rotated by 180/ } },
  },
  {
    name: 'rotated by 270 degrees',
    ending: 'mov',
    make: turned([0, -ONE, 0, ONE, 0, 0, 0, 320 * ONE, UNIT], 'transpose=clock'),
    comes: { plays: { size, because: /rotated by 270/ } },
  },
  { name: 'portrait', ending: 'mp4', make: plain(x264, '180x320'), comes: { plays: { size: tall } } },
  {
    name: 'odd size 853x481',
    ending: 'mkv',
    make: plain('-c:v ffv1', '853x481', 10),
    comes: { plays: { size: [638, 360], because: /ffv1/ } },
  },
  {
    name: 'two by two pixels',
    ending: 'mp4',
    make: silent(x264, '2x2'),
    comes: { plays: { size: [2, 2], sounds: 0, unmarked: true } },
  },
  {
    name: 'one pixel',
    ending: 'mkv',
    make: silent('-vf scale=1:1 -c:v ffv1 -pix_fmt gray', '16x16'),
    comes: { plays: { size: [2, 2], sounds: 0, because: /ffv1/, unmarked: true } },
  },
  {
    name: 'panorama of one pixel across',
    ending: 'mkv',
    make: silent('-vf scale=1:400 -c:v ffv1', '64x400', 5),
    comes: { plays: { size: [2, 360], sounds: 0, because: /ffv1/, unmarked: true } },
  },
  { name: 'tiny 16x16', ending: 'mp4', make: silent(x264, '16x16'), comes: { plays: { size: [16, 16], sounds: 0 } } },
  {
    name: '4096 pixels wide',
    ending: 'mp4',
    make: plain(x264, '4096x512', 5),
    comes: { plays: { size: [4096, 512], together: 0.25 } },
  },
  {
    name: 'variable frame rate',
    ending: 'mp4',
    make: plain(`-vf select='lt(t,1)+not(mod(n,4))' -vsync vfr ${x264}`),
    comes: { plays: { size, together: 0.15, also: { vfr: true } } },
  },
  {
    name: 'variable frame rate of a screen recording',
    ending: 'webm',
    make: plain(
      `-vf select='not(mod(n,3))*lt(t,1)+gte(t,1)*not(mod(n,7))' -vsync vfr -c:v libvpx -deadline realtime -cpu-used 8 -c:a libopus`,
    ),
    comes: { plays: { size, because: /vp8/, s: 2.1, together: 0.25 } },
  },
  {
    name: '120 frames a second',
    ending: 'mp4',
    make: plain(x264, '320x180', 120),
    comes: { plays: { size, because: /120 frames/, also: { outputFps: 30 } } },
  },
  {
    name: 'one frame a second',
    ending: 'mp4',
    make: silent(x264, '320x180', 1, 4),
    comes: { plays: { size, s: 4, sounds: 0 } },
  },
  {
    name: 'interlaced, top field first',
    ending: 'mp4',
    make: plain(
      '-vf tinterlace=interleave_top,fieldorder=tff -c:v libx264 -preset ultrafast -flags +ildct+ilme -x264opts tff=1',
      '320x180',
      50,
    ),
    comes: { plays: { size, because: /interlaced/, also: { fieldOrder: 'top' } } },
  },
  {
    name: 'interlaced, bottom field first',
    ending: 'ts',
    make: plain(
      '-vf tinterlace=interleave_bottom,fieldorder=bff -c:v mpeg2video -flags +ildct+ilme -field_order bb -c:a mp2',
      '320x180',
      50,
    ),
    comes: { plays: { size, because: /interlaced/ } },
  },
  {
    name: 'anamorphic',
    ending: 'mp4',
    make: plain(`-vf setsar=16/9 ${x264}`, '180x180'),
    comes: { plays: { size: [320, 180], because: /not square/ } },
  },
  {
    name: 'absurd pixel shape',
    ending: 'mkv',
    make: plain(`-vf setsar=1/65000 ${x264}`),
    comes: { plays: { size, because: /not square/ } },
  },
  {
    name: 'H.264 of 10 bits',
    ending: 'mp4',
    make: plain('-c:v libx264 -preset ultrafast -pix_fmt yuv420p10le'),
    comes: { plays: { size, because: /High 10/ } },
  },
  {
    name: 'H.264 4:2:2',
    ending: 'mp4',
    make: plain('-c:v libx264 -preset ultrafast -pix_fmt yuv422p'),
    comes: { plays: { size, because: /4:2:2/ } },
  },
  {
    name: 'H.264 4:4:4',
    ending: 'mp4',
    make: plain('-c:v libx264 -preset ultrafast -pix_fmt yuv444p'),
    comes: { plays: { size, because: /4:4:4/ } },
  },
  {
    name: 'HDR with PQ',
    ending: 'mp4',
    make: hdr('smpte2084'),
    comes: { plays: { size, because: /HDR/, also: { hdr: 'pq', primaries: 'bt2020' } } },
  },
  {
    name: 'HDR with HLG',
    ending: 'mkv',
    make: hdr('arib-std-b67'),
    comes: { plays: { size, because: /HDR/, also: { hdr: 'hlg' } } },
  },
  {
    name: 'HEVC',
    ending: 'mp4',
    make: plain('-c:v libx265 -preset ultrafast -x265-params log-level=none -tag:v hvc1'),
    comes: { plays: { size, because: /hevc/ } },
  },
  {
    name: 'VP8',
    ending: 'webm',
    make: plain('-c:v libvpx -deadline realtime -cpu-used 8 -c:a libvorbis'),
    comes: { plays: { size, because: /vp8/ } },
  },
  {
    name: 'VP9 in MP4',
    ending: 'mp4',
    make: plain('-c:v libvpx-vp9 -deadline realtime -cpu-used 8 -c:a libopus'),
    comes: { plays: { size, because: /vp9/ } },
  },
  {
    name: 'AV1',
    ending: 'webm',
    make: plain('-c:v libsvtav1 -preset 12 -c:a libopus'),
    comes: { plays: { size, because: /av1/ } },
  },
  {
    name: 'MPEG-2 in a program stream',
    ending: 'vob',
    make: plain('-c:v mpeg2video -r 25 -c:a ac3 -f vob'),
    comes: { plays: { size, because: /mpeg2video/ } },
  },
  {
    name: 'MPEG-4 ASP in AVI',
    ending: 'avi',
    make: plain('-c:v mpeg4 -bf 2 -c:a libmp3lame'),
    comes: { plays: { size, because: /mpeg4/ } },
  },
  {
    name: 'MJPEG with PCM in MOV',
    ending: 'mov',
    make: plain('-c:v mjpeg -pix_fmt yuvj422p -c:a pcm_s16le'),
    comes: { plays: { size, because: /mjpeg/ } },
  },
  {
    name: 'ProRes',
    ending: 'mov',
    make: plain('-c:v prores_ks -profile:v 0 -c:a pcm_s24le'),
    comes: { plays: { size, because: /prores/ } },
  },
  {
    name: 'DNxHD in MXF',
    ending: 'mxf',
    make: plain('-vf scale=1280:720 -r 25 -c:v dnxhd -b:v 60M -pix_fmt yuv422p -t 1.4 -c:a pcm_s16le -ar 48000'),
    comes: { plays: { size: [640, 360], s: 1.4, because: /dnxhd/ } },
  },
  {
    name: 'Windows Media',
    ending: 'wmv',
    make: plain('-c:v wmv2 -c:a wmav2'),
    comes: { plays: { size, because: /wmv2/, together: 0.2 } },
  },
  { name: 'FLV with H.264', ending: 'flv', make: plain(`${x264}`), comes: { plays: { size } } },
  {
    name: 'FLV of old',
    ending: 'flv',
    make: plain('-c:v flv -c:a libmp3lame -ar 44100'),
    comes: { plays: { size, because: /flv1/ } },
  },
  {
    name: 'Theora in Ogg',
    ending: 'ogv',
    make: plain('-c:v libtheora -q:v 5 -c:a libvorbis'),
    comes: { plays: { size: [320, 180], because: /theora/ } },
  },
  {
    name: '3GP of an old phone',
    ending: '3gp',
    make: plain('-vf scale=176:144 -c:v h263 -c:a aac -ar 8000'),
    comes: { plays: { size: [256, 144], because: /h263/ } },
  },
  {
    name: 'very long way without a keyframe',
    ending: 'mp4',
    make: silent(
      '-c:v libx264 -preset ultrafast -pix_fmt yuv420p -g 9999 -keyint_min 9999 -sc_threshold 0',
      '160x90',
      4,
      15,
    ),
    comes: { plays: { size: [160, 90], s: 15, sounds: 0, because: /between keyframes/ } },
  },
  {
    name: 'size that changes on the way',
    ending: 'ts',
    make: async (to) => {
      await ffmpeg(`${scene()} ${x264} -f mpegts`, `${to}.a.ts`)
      await ffmpeg(`${scene('640x360', 30, 1)} ${x264} -output_ts_offset 2 -f mpegts`, `${to}.b.ts`)
      await ffmpeg(`-i concat:${to}.a.ts|${to}.b.ts -c copy -f mpegts`, to)
    },
    comes: { plays: { size, s: 3, sounds: 0 } },
  },
  {
    name: 'a single picture for two seconds',
    ending: 'mp4',
    make: (to) => ffmpeg(`${scene('320x180', 1, 1)} ${beep()} ${x264} ${aac} -t 2`, to),
    comes: { plays: { size, together: null } },
  },
  {
    name: 'colours of the full range',
    ending: 'mp4',
    make: plain('-vf scale=out_range=full,format=yuvj420p -c:v libx264 -preset ultrafast -g 30'),
    comes: { plays: { size } },
  },
  {
    name: 'slow motion with marks of its own',
    ending: 'mov',
    make: (to) =>
      ffmpeg(`-f lavfi -i testsrc2=s=320x180:r=30:d=2,setpts=PTS,${marks} ${x264} -video_track_timescale 600`, to),
    comes: { plays: { size, sounds: 0 } },
  },
]
