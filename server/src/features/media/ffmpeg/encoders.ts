import { statSync } from 'node:fs'
import type { VideoEncode } from './decide.ts'
import type { Codec } from './ladder.ts'
import { THREADS } from './run.ts'

export const HARDWARE = ['nvenc', 'qsv', 'vaapi', 'videotoolbox'] as const
export type Hardware = (typeof HARDWARE)[number]

/** Who makes the pictures of one run: this machine's processor, or a part made for it. */
export type Encoder = {
  kind: 'software' | Hardware
  /** options that open the part, before the input */
  device: string[]
  /** what the contained process must be let at */
  hardware?: { devices: readonly string[]; groups: readonly number[] }
}

/** Drivers map all of a part's memory into their address space. */
export const HARDWARE_MEMORY = 128 * 2 ** 30

export const SOFTWARE: Encoder = { kind: 'software', device: [] }

export const hardwareEncoder = (kind: Hardware): Encoder => ({
  kind,
  hardware: { devices: DEVICES[kind], groups: DEVICES[kind].flatMap(groupOf) },
  device:
    kind === 'vaapi'
      ? ['-init_hw_device', `vaapi=hw:${RENDER}`, '-filter_hw_device', 'hw']
      : kind === 'qsv'
        ? ['-init_hw_device', 'qsv=hw', '-filter_hw_device', 'hw']
        : [],
})

const RENDER = '/dev/dri/renderD128'
const DEVICES: Record<Hardware, readonly string[]> = {
  nvenc: ['/dev/nvidia0', '/dev/nvidiactl', '/dev/nvidia-uvm'],
  qsv: [RENDER],
  vaapi: [RENDER],
  videotoolbox: [],
}

const groupOf = (device: string): number[] => {
  const found = statSync(device, { throwIfNoEntry: false })
  return found && found.gid !== 0 ? [found.gid] : []
}

/** What brings a picture into the memory of the part, as the end of a chain of filters. */
export function uploadFilter({ kind }: Encoder): string {
  if (kind === 'vaapi') return ',format=nv12,hwupload'
  if (kind === 'qsv') return ',format=nv12,hwupload=extra_hw_frames=64'
  return ''
}

const SOFTWARE_NAMES: Record<Codec, string> = { h264: 'libx264', hevc: 'libx265', av1: 'libsvtav1' }

export const encoderName = (codec: Codec, kind: Encoder['kind']): string =>
  kind === 'software' ? SOFTWARE_NAMES[codec] : `${codec}_${kind}`

/** The encoder of one rendition with its quality, its peak and where it may put keyframes. */
export function encoderArguments(video: VideoEncode, encoder: Encoder, shape: { keyframeEvery: number }): string[] {
  const { codec, crf, maxrate } = video
  const gop = String(shape.keyframeEvery)
  const name = ['-c:v', encoderName(codec, encoder.kind)]
  const tag = codec === 'hevc' ? ['-tag:v', 'hvc1'] : [] // Apple's players take hvc1 only
  const peak = ['-maxrate', String(maxrate), '-bufsize', String(maxrate * 2)]
  if (encoder.kind === 'nvenc')
    return [
      ...[...name, ...tag, '-preset', 'p4', '-rc', 'vbr', '-cq', String(crf), '-b:v', '0', ...peak],
      ...['-forced-idr', '1', '-no-scenecut', '1', '-g', gop],
    ]
  if (encoder.kind === 'qsv')
    return [...name, ...tag, '-global_quality', String(crf), ...peak, '-forced_idr', '1', '-g', gop]
  if (encoder.kind === 'vaapi')
    // Constant quality knows no peak here; a variable rate does.
    return [...name, ...tag, '-rc_mode', 'VBR', '-b:v', String(Math.round(maxrate * 0.7)), ...peak, '-g', gop]
  if (encoder.kind === 'videotoolbox')
    return [...name, ...tag, '-b:v', String(Math.round(maxrate * 0.7)), ...peak, '-g', gop]
  const threads = ['-threads', String(THREADS)]
  if (codec === 'hevc') {
    const kbit = Math.round(maxrate / 1000)
    const own = `log-level=error:vbv-maxrate=${kbit}:vbv-bufsize=${kbit * 2}:scenecut=0:open-gop=0:keyint=${gop}:pools=${THREADS}`
    return [...name, ...tag, '-preset', video.preset, '-crf', String(crf), '-forced-idr', '1', '-x265-params', own]
  }
  if (codec === 'av1') {
    const speed = AV1_SPEED[video.preset] ?? '10'
    return [...name, '-preset', speed, '-crf', String(crf), '-g', gop, '-svtav1-params', `scd=0:lp=${THREADS}`]
  }
  return [
    ...[...name, '-preset', video.preset, '-profile:v', 'high', ...threads, '-crf', String(crf), ...peak],
    ...['-sc_threshold', '0', '-g', gop],
  ]
}

/** SVT-AV1 counts its presets; these take about as many times longer than each other as x264's. */
const AV1_SPEED: Record<string, string> = {
  ultrafast: '12',
  superfast: '11',
  veryfast: '10',
  faster: '9',
  fast: '8',
  medium: '7',
  slow: '6',
}
