import type { AudioEncode, Plan, VideoEncode } from './decide.ts'
import type { SourceInfo } from './probe.ts'
import { THREADS } from './run.ts'
import type { MediaTools } from './tools.ts'

/** Filters that make any picture one that every screen shows: progressive, upright, square pixels, 8 bit, no HDR. */
export function pictureFilters(
  picture: Pick<VideoEncode, 'width' | 'height' | 'deinterlace' | 'hdr'>,
  can: MediaTools['can'],
): string {
  const { width, height, deinterlace, hdr } = picture
  const transfer = { pq: 'smpte2084', hlg: 'arib-std-b67' } as const
  // The input's colours are named outright: many files forget half of the tags, and zscale then refuses.
  const toneMap = hdr && [
    `zscale=tin=${transfer[hdr]}:pin=bt2020:min=bt2020nc:t=linear:npl=100`,
    'format=gbrpf32le',
    'zscale=p=bt709',
    'tonemap=tonemap=hable:desat=0',
    'zscale=t=bt709:m=bt709:r=tv',
  ]
  return [
    ...(deinterlace ? ['yadif=deint=interlaced'] : []),
    `scale=${width}:${height}`, // before the tone mapping, which costs more per pixel than anything else
    'setsar=1',
    ...(toneMap && can.toneMap ? toneMap : []),
    'format=yuv420p',
  ].join(',')
}

/** A decoder hides a damaged picture; copied into a segment, one makes browsers give up the whole video. */
export const inputArguments = (plan: Plan, input: string): string[] => [
  ...(plan.video?.copy ? ['-fflags', '+discardcorrupt'] : []),
  ...['-i', `file:${input}`],
]

/** Which streams of the source, and how each is carried over. Titles, places and chapters of the source stay behind. */
export function streamArguments(source: SourceInfo, plan: Plan, can: MediaTools['can']): string[] {
  return [
    ...(source.video && plan.video ? ['-map', `0:${source.video.index}`] : []),
    ...(source.audio && plan.audio ? ['-map', `0:${source.audio.index}`] : []),
    ...['-dn', '-sn', '-map_metadata', '-1', '-map_chapters', '-1', '-max_muxing_queue_size', '4096'],
    ...(plan.video ? (plan.video.copy ? ['-c:v', 'copy'] : videoArguments(plan.video, plan.segmentS, can)) : []),
    ...(plan.audio ? (plan.audio.copy ? copiedAudio(source) : audioArguments(plan.audio)) : []),
    // A file may claim pictures hours apart, and a constant rate would fill the hours.
    ...(plan.video && !plan.video.copy ? ['-t', (source.durationMs / 1000 + 5).toFixed(3)] : []),
  ]
}

function videoArguments(video: VideoEncode, segmentS: number, can: MediaTools['can']): string[] {
  const { num, den } = video.frameRate
  return [
    ...['-vf', pictureFilters(video, can), '-r', `${num}/${den}`, can.fpsMode ? '-fps_mode' : '-vsync', 'cfr'],
    // veryfast is where less time begins to cost many bytes: superfast made 24 % more, faster took 70 % longer.
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-profile:v', 'high', '-threads', String(THREADS)],
    ...['-crf', String(video.crf), '-maxrate', String(video.maxrate), '-bufsize', String(video.maxrate * 2)],
    // Keyframes at the same times in every rung, whatever is seen, so that a player can change between them.
    ...[
      '-force_key_frames',
      `expr:gte(t,n_forced*${segmentS})`,
      '-sc_threshold',
      '0',
      '-g',
      String(Math.ceil((num / den) * segmentS)),
    ],
  ]
}

function audioArguments(audio: AudioEncode): string[] {
  const shape = ['-ac', String(audio.channels), '-ar', String(audio.sampleRate), '-b:a', String(audio.bitrate)]
  return ['-c:a', 'aac', ...shape, '-af', 'aresample=async=1:first_pts=0']
}

/** AAC in a transport stream carries its header in every frame; MP4 wants it once. */
const copiedAudio = (source: SourceInfo) =>
  /^(mpegts|aac)/.test(source.container) ? ['-c:a', 'copy', '-bsf:a', 'aac_adtstoasc'] : ['-c:a', 'copy']
