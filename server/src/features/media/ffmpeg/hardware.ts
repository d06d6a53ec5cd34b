import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Encoder,
  encoderArguments,
  HARDWARE,
  HARDWARE_MEMORY,
  type Hardware,
  hardwareEncoder,
  SOFTWARE,
  uploadFilter,
} from './encoders.ts'
import { MediaFailure } from './failure.ts'
import { type Codec, crfFor, LADDER, peakFor } from './ladder.ts'
import { runFfmpeg } from './run.ts'
import type { MediaTools } from './tools.ts'
import { type Work, withWork } from './work.ts'

const CODECS: readonly Codec[] = ['h264', 'hevc', 'av1']

/**
 * Finds the part of this machine that encodes, by really encoding pictures with it, contained as every job is: a driver
 * that is listed but does not work, or that the containment keeps away, is told from one that works.
 * @param wanted one kind, or `auto` for the first that works
 */
export async function findHardware(
  wanted: Hardware | 'auto' | 'off',
  tools: MediaTools,
): Promise<{ encoder: Encoder; codecs: readonly Codec[]; report: string[] }> {
  const kinds = wanted === 'auto' ? HARDWARE : wanted === 'off' ? [] : [wanted]
  const refused: string[] = []
  const root = await mkdtemp(join(tmpdir(), 'studio-encoder-'))
  try {
    for (const kind of kinds) {
      const works: Codec[] = []
      for (const codec of CODECS) {
        const failure = await withWork(tools, root, (work) => tryEncoder(work, hardwareEncoder(kind), codec))
        if (failure === null) works.push(codec)
        else if (codec === 'h264') refused.push(`${kind}: ${failure}`)
        if (works.length === 0) break // without H.264 the rest is of no use
      }
      if (works.length > 0)
        return {
          encoder: hardwareEncoder(kind),
          codecs: works,
          report: [`Renditions are encoded by hardware (${kind}: ${works.join(', ')}).`],
        }
    }
  } finally {
    await rm(root, { recursive: true, force: true })
  }
  const report = kinds.length === 0 ? [] : [`The processor encodes: no hardware encoder works. ${refused.join(' ')}`]
  return { encoder: SOFTWARE, codecs: [], report }
}

/** @returns null when pictures came out, else why not */
async function tryEncoder(work: Work, encoder: Encoder, codec: Codec): Promise<string | null> {
  const rung = LADDER[4]
  const video = {
    copy: false as const,
    codec,
    preset: 'veryfast',
    width: 854,
    height: 480,
    frameRate: { num: 30, den: 1 },
    maxrate: peakFor(rung, codec, 30),
    crf: crfFor(rung, codec),
    deinterlace: false,
    hdr: null,
  }
  const input = [...encoder.device, '-f', 'lavfi', '-i', 'testsrc2=s=854x480:r=30:d=0.2']
  const output = [...encoderArguments(video, encoder, { keyframeEvery: 120 }), '-f', 'mp4', 'try.mp4']
  try {
    await runFfmpeg(work, [...input, '-vf', `format=yuv420p${uploadFilter(encoder)}`, ...output], {
      wallMs: 20_000,
      hardware: encoder.hardware,
      limits: { memoryBytes: HARDWARE_MEMORY },
      formats: 'lavfi',
    })
    return (await work.take('try.mp4')).size > 0 ? null : 'nothing came out.'
  } catch (error) {
    if (!(error instanceof MediaFailure)) throw error
    return `${error.detail.split('\n').find(Boolean)?.slice(0, 200) ?? error.message}.`
  }
}
