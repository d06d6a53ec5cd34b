import type { FastifyBaseLogger } from 'fastify'
import type { Config } from '../../config.ts'
import { type Encoder, SOFTWARE } from './ffmpeg/encoders.ts'
import type { MediaFailure } from './ffmpeg/failure.ts'
import { findHardware } from './ffmpeg/hardware.ts'
import type { Planned } from './ffmpeg/plan-renditions.ts'
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

/** For the operator: what encodes here, and why. */
export async function encoderReport(config: Config, tools: MediaTools): Promise<string[]> {
  if (config.hardwareEncoder === 'off') return []
  return givenUp ? [givenUp] : (await known(config, tools)).report
}
