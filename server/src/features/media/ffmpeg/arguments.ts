import type { AudioEncode, Plan, VideoEncode } from './decide.ts'
import { type Encoder, encoderArguments, uploadFilter } from './encoders.ts'
import type { SourceInfo } from './probe.ts'
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

/** One rendition of a run. */
export type Output = {
  plan: Plan
  /** begins the names of its files: 'v720-' gives v720-init.mp4, v720-00000.m4s */
  prefix: string
  /** the stream that is heard, where it is not the source's own choice */
  audioIndex?: number
}

type Means = { can: MediaTools['can']; encoder: Encoder }

/**
 * Everything after the global options: one input, decoded at most once, and one HLS output after the other.
 * @param input a name given by `work.bring`
 */
export function runArguments(source: SourceInfo, outputs: readonly Output[], input: string, means: Means): string[] {
  const pictures = outputs.flatMap(({ plan }, at) =>
    plan.video && !plan.video.copy ? [{ at, video: plan.video }] : [],
  )
  return [
    ...(pictures.length > 0 ? means.encoder.device : []),
    ...inputArguments(outputs, input),
    ...(pictures.length > 0 && source.video ? ['-filter_complex', cascade(source.video.index, pictures, means)] : []),
    ...outputs.flatMap((output, at) => [
      ...streamArguments(source, output, at, means),
      ...startArguments(source, output, means),
      ...hlsArguments(output.plan, output.prefix),
    ]),
  ]
}

/** A decoder hides a damaged picture; copied into a segment, one makes browsers give up the whole video. */
const inputArguments = (outputs: readonly Output[], input: string): string[] => [
  ...(outputs.some(({ plan }) => plan.video?.copy) ? ['-fflags', '+discardcorrupt'] : []),
  ...['-i', `file:${input}`],
]

/**
 * What costs much (deinterlacing, tone mapping) is done once at the largest size, and each size is made from the next
 * larger one: five rungs took 24.5 s of processor time so, and 26.7 s when each was made from the source.
 */
function cascade(index: number, pictures: { at: number; video: VideoEncode }[], { can, encoder }: Means): string {
  const bySize = [...pictures].sort((a, b) => b.video.width * b.video.height - a.video.width * a.video.height)
  const upload = uploadFilter(encoder)
  return bySize
    .map(({ at, video }, place) => {
      const from = place === 0 ? `[0:${index}]` : `[rest${place}]`
      const filters = place === 0 ? pictureFilters(video, can) : `scale=${video.width}:${video.height},setsar=1`
      const last = place === bySize.length - 1
      return last
        ? `${from}${filters}${upload}[v${at}]`
        : `${from}${filters},split${upload ? `[u${at}]` : `[v${at}]`}[rest${place + 1}]${upload ? `;[u${at}]${upload.slice(1)}[v${at}]` : ''}`
    })
    .join(';')
}

/** Which streams, and how each is carried over. Titles, places and chapters of the source stay behind. */
function streamArguments(source: SourceInfo, { plan, audioIndex }: Output, at: number, means: Means): string[] {
  const { video, audio } = plan
  const sound = audioIndex ?? source.audio?.index
  return [
    ...(source.video && video ? ['-map', video.copy ? `0:${source.video.index}` : `[v${at}]`] : []),
    ...(audio && sound !== undefined ? ['-map', `0:${sound}`] : []),
    ...['-dn', '-sn', '-map_metadata', '-1', '-map_chapters', '-1', '-max_muxing_queue_size', '4096'],
    ...(video ? (video.copy ? ['-c:v', 'copy'] : videoArguments(video, plan.segmentS, means)) : []),
    ...(audio ? (audio.copy ? copiedAudio(source) : audioArguments(audio)) : []),
    // A file may claim pictures hours apart, and a constant rate would fill the hours.
    ...(video && !video.copy ? ['-t', (source.durationMs / 1000 + 5).toFixed(3)] : []),
  ]
}

function videoArguments(video: VideoEncode, segmentS: number, { can, encoder }: Means): string[] {
  const { num, den } = video.frameRate
  return [
    ...['-r', `${num}/${den}`, can.fpsMode ? '-fps_mode' : '-vsync', 'cfr'],
    ...encoderArguments(video, encoder, { keyframeEvery: Math.ceil((num / den) * segmentS) }),
    // Keyframes at the same times in every rung, whatever is seen, so that a player can change between them.
    ...['-force_key_frames', `expr:gte(t,n_forced*${segmentS})`],
  ]
}

function audioArguments(audio: AudioEncode): string[] {
  const shape = ['-ac', String(audio.channels), '-ar', String(audio.sampleRate), '-b:a', String(audio.bitrate)]
  return ['-c:a', 'aac', ...shape, '-af', 'aresample=async=1:first_pts=0']
}

/** AAC in a transport stream carries its header in every frame; MP4 wants it once. */
const copiedAudio = (source: SourceInfo) =>
  /^(mpegts|aac)/.test(source.container) ? ['-c:a', 'copy', '-bsf:a', 'aac_adtstoasc'] : ['-c:a', 'copy']

/**
 * Where the tracks begin, written so that every player hears and shows them together. Left alone, ffmpeg moves all times
 * until none is negative and says so in an empty edit before each track, which Chromium passes over: the picture came 57 ms
 * after the sound wherever there are B-frames, and sound that begins late came as much too early.
 */
function startArguments(source: SourceInfo, { plan, audioIndex }: Output, { can }: Means): string[] {
  const { video, audio } = plan
  const heard = source.audioTracks.find(({ index }) => index === audioIndex) ?? source.audio
  const pictureLate = video?.copy === true && (source.video?.delayMs ?? 0) > 0
  const soundLate = audio?.copy === true && (heard?.delayMs ?? 0) > 0
  // A track that begins late says when in its first segment. 4.4 has no way to be told so.
  const late = can.fpsMode && (pictureLate || soundLate) ? ['-hls_segment_options', 'movflags=+frag_discont'] : []
  // That moment cannot be negative, which the first of the sound is when the picture is what comes late.
  return [...(pictureLate ? [] : ['-avoid_negative_ts', 'disabled']), ...late]
}

const hlsArguments = (plan: Plan, prefix: string): string[] => [
  ...['-f', 'hls', '-hls_segment_type', 'fmp4', '-hls_playlist_type', 'event'],
  ...['-hls_flags', 'independent_segments+temp_file', '-hls_time', String(plan.segmentS)],
  ...['-hls_fmp4_init_filename', `${prefix}init.mp4`, '-hls_segment_filename', `${prefix}%05d.m4s`],
  `${prefix}list.m3u8`,
]
