import { execFile } from 'node:child_process'
import { copyFile, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Plan } from '#features/media/ffmpeg/decide.ts'
import { packageHls } from '#features/media/ffmpeg/package.ts'
import { mediaPlaylist } from '#features/media/ffmpeg/playlists.ts'
import type { SourceInfo } from '#features/media/ffmpeg/probe.ts'
import type { Work } from '#features/media/ffmpeg/work.ts'
import { noteOn } from '#features/media/publish-hls.ts'
import type { Outcome } from './odd-file.ts'

const run = promisify(execFile)
const SIDE = 16
const RATE = 8000

type Wanted = Extract<Outcome, { plays: unknown }>['plays']

/** Makes the first rendition, plays it from its playlist as a player would, and says what differs from what is wanted. */
export async function played(work: Work, input: string, source: SourceInfo, plan: Plan) {
  const rows: { uri: string; durationS: number }[] = []
  const made = await packageHls(work, input, source, plan, {
    async onSegment(segment) {
      if (segment.index === 0) await copyFile(segment.init.path, join(work.out, 'stored-init.mp4'))
      await rename(segment.path, join(work.out, `stored-${segment.index}.m4s`))
      rows.push({ uri: `stored-${segment.index}.m4s`, durationS: segment.durationS })
    },
  })
  const playlist = join(work.out, 'stored.m3u8')
  await writeFile(playlist, mediaPlaylist([{ initUri: 'stored-init.mp4', segments: rows }], 'complete'))
  const seen = made.width ? await look(work, playlist) : null
  const heardAt = source.audio ? await listen(work, playlist) : null
  const note = noteOn(source, made.truncated).problem_message
  const s = made.truncated ? made.truncated.ofMs / 1000 : made.durationMs / 1000
  const facts = {
    size: made.width && made.height ? [made.width, made.height] : null,
    s,
    claimed: source.durationMs / 1000,
    sounds: source.audioTracks.length,
    because: plan.because.join(', '),
    note,
    outputFps: made.fps,
    seen,
    heardAt,
  }
  return {
    facts,
    differences(wanted: Wanted): string[] {
      const off: string[] = []
      const same = (what: string, is: unknown, should: unknown) => {
        if (JSON.stringify(is) !== JSON.stringify(should))
          off.push(`${what}: ${JSON.stringify(is)} instead of ${JSON.stringify(should)}`)
      }
      const { video } = source
      same('size', facts.size, wanted.size)
      same('sounds', facts.sounds, wanted.sounds ?? 1)
      const wantedS = wanted.s ?? 2
      if (Math.abs(Math.max(s, source.durationMs / 1000) - wantedS) > 0.15)
        off.push(`it plays ${s} s and claims ${facts.claimed} s, not ${wantedS} s`)
      if (wanted.because ? !wanted.because.test(facts.because) : facts.because) off.push(`because: ${facts.because}`)
      if (wanted.note ? !wanted.note.test(note ?? '') : note) off.push(`note: ${note}`)
      if (seen && !wanted.unmarked) {
        same('marks', seen.marks, ['red', 'blue'])
        same('rotation that is left', seen.rotation, 0)
        same('shape of pixels', seen.shape, '1:1')
        if (seen.transfer && seen.transfer !== 'bt709' && seen.transfer !== 'smpte170m' && seen.transfer !== 'bt470bg')
          off.push(`transfer: ${seen.transfer}`)
      }
      if (seen && source.audio && !wanted.unmarked && wanted.together !== null) {
        const apart = Math.abs((seen.flashAt ?? 99) - (heardAt ?? -99))
        if (!(apart <= (wanted.together ?? 0.1)))
          off.push(`the flash is at ${seen.flashAt} s, the beep at ${heardAt} s`)
      }
      const all: Record<string, unknown> = {
        vfr: video?.vfr,
        hdr: video?.hdr,
        primaries: video?.colour.primaries,
        fieldOrder: video?.fieldOrder,
        outputFps: made.fps,
        languages: source.audioTracks.map((track) => track.language),
        heard: source.audioTracks.findIndex((track) => track.index === source.audio?.index),
        cover: source.cover && [source.cover.width, source.cover.height],
        chapters: source.chapters,
      }
      for (const [key, value] of Object.entries(wanted.also ?? {})) same(key, all[key], value)
      return off
    },
  }
}

async function look(work: Work, playlist: string) {
  const [pixels, times] = [join(work.out, 'look.rgb'), join(work.out, 'look.times')]
  const small = `[0:v]scale=${SIDE}:${SIDE}:flags=area,format=rgb24,split[a][b]`
  const outputs = [
    '-map',
    '[a]',
    '-vsync',
    '0',
    '-f',
    'rawvideo',
    pixels,
    '-map',
    '[b]',
    '-vsync',
    '0',
    '-f',
    'framecrc',
    times,
  ]
  await run('ffmpeg', ['-v', 'error', '-y', '-copyts', '-i', playlist, '-filter_complex', small, ...outputs])
  const { stdout } = await run('ffprobe', [
    ...[
      '-v',
      'error',
      '-select_streams',
      'v',
      '-show_entries',
      'stream=color_transfer,sample_aspect_ratio:stream_side_data=rotation',
      '-of',
      'json',
      playlist,
    ],
  ])
  const { color_transfer: transfer, sample_aspect_ratio: shape, side_data_list: side } = JSON.parse(stdout).streams[0]
  const rgb = await readFile(pixels)
  const listing = await readFile(times, 'latin1')
  const [, num, den] = /^#tb 0: (\d+)\/(\d+)$/m.exec(listing) ?? []
  const at = [...listing.matchAll(/^0, +-?\d+, +(-?\d+),/gm)].map(
    (line) => (Number(line[1]) * Number(num)) / Number(den),
  )
  const pixel = (frame: number, x: number, y: number) => {
    const from = (frame * SIDE * SIDE + y * SIDE + x) * 3
    return { r: rgb[from] ?? 0, g: rgb[from + 1] ?? 0, b: rgb[from + 2] ?? 0 }
  }
  const colour = ({ r, g, b }: { r: number; g: number; b: number }) =>
    r > 110 && r > 1.6 * Math.max(g, b) ? 'red' : b > 110 && b > 1.6 * Math.max(r, g) ? 'blue' : `${r},${g},${b}`
  const flash = at.findIndex((_, frame) => pixel(frame, SIDE / 2, SIDE / 2).g > 128)
  return {
    marks: [colour(pixel(0, 1, 1)), colour(pixel(0, SIDE - 2, SIDE - 2))],
    frames: at.length,
    flashAt: at[flash] ?? null,
    transfer: transfer === 'unknown' ? null : transfer,
    rotation: side?.[0]?.rotation ?? 0,
    shape: shape ?? '1:1',
  }
}

async function listen(work: Work, playlist: string) {
  const raw = join(work.out, 'listen.pcm')
  const steady = ['-af', `aresample=${RATE}:async=1:first_pts=0`, '-ac', '1', '-f', 's16le', raw]
  await run('ffmpeg', ['-v', 'error', '-y', '-copyts', '-i', playlist, '-map', '0:a', ...steady])
  const pcm = await readFile(raw)
  const samples = new Int16Array(pcm.buffer, pcm.byteOffset, pcm.length >> 1)
  const at = samples.findIndex((sample) => Math.abs(sample) > 2000)
  return at < 0 ? null : at / RATE
}
