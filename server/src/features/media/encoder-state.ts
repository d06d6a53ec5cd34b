import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../config.ts'
import type { Finding } from './ffmpeg/containment.ts'
import { type Encoder, encoderName, SOFTWARE } from './ffmpeg/encoders.ts'
import type { MediaFailure } from './ffmpeg/failure.ts'
import { findHardware } from './ffmpeg/hardware.ts'
import { type Planned, planRenditions } from './ffmpeg/plan-renditions.ts'
import type { SourceInfo } from './ffmpeg/probe.ts'
import type { MediaTools } from './ffmpeg/tools.ts'

type Known = Awaited<ReturnType<typeof findHardware>>

let found: Promise<Known> | null = null
let givenUp: string | null = null

/** Looked for once per process, by encoding a picture with each. */
const known = (config: Config, tools: MediaTools): Promise<Known> => {
  found ??= findHardware(config.hardwareEncoder, tools)
  return found
}

/** Who makes the pictures of these renditions. */
export async function encoderFor(config: Config, tools: MediaTools, batch: readonly Planned[]): Promise<Encoder> {
  if (config.hardwareEncoder === 'off' || givenUp) return SOFTWARE
  const { encoder, codecs } = await known(config, tools)
  const all = batch.every((each) => each.codec === null || codecs.includes(each.codec))
  return all ? encoder : SOFTWARE
}

/** It failed in the middle: from here on the processor does it, and the operator is told. */
export function giveUpHardware(log: FastifyBaseLogger, kind: string, error: MediaFailure) {
  givenUp = `The hardware encoder (${kind}) failed while it worked; the processor encodes until the next start.`
  log.warn({ err: error, detail: error.detail }, givenUp)
}

/** What this installation makes of a source; the first, and then what the ffmpeg of this machine can encode. */
export const renditionsFor = (config: Config, source: SourceInfo, { can }: Pick<MediaTools, 'can'>): Planned[] =>
  planRenditions(source, config.encoding).filter((each, at) => at === 0 || each.codec === null || can[each.codec])

/** For the operator: what encodes here, and what was asked for and cannot be had. */
export async function encoderFindings(config: Config, tools: MediaTools): Promise<Finding[]> {
  const absent = config.encoding.codecs.filter((codec) => codec !== 'h264' && !tools.can[codec])
  const findings: Finding[] = absent.map((codec) => ({
    title: codec === 'hevc' ? 'HEVC' : 'AV1',
    level: 'warn',
    sentence: `VIDEO_CODECS names ${codec}, but this ffmpeg has no ${encoderName(codec, 'software')}: those renditions are left out.`,
  }))
  if (config.hardwareEncoder === 'off') return findings
  const { encoder, report } = await known(config, tools)
  const works = encoder.kind !== 'software' && !givenUp
  const sentence = givenUp ?? report.join(' ')
  return [...findings, { title: 'Hardware encoder', level: works ? 'ok' : 'warn', sentence }]
}
