import { openAsBlob } from 'node:fs'
import { setTimeout as delay } from 'node:timers/promises'
import { said } from '#platform/language.ts'
import type { Config } from '../../../config.ts'
import { type Heard, readAnswer } from './speech-answer.ts'

type Service = NonNullable<Config['transcription']>
export type Sound = { path: string; durationMs: number; language: string | null }
type Options = { signal: AbortSignal; pause?: (ms: number, signal: AbortSignal) => Promise<unknown> }

/** What went wrong with the service. `message` is for the creator and never holds the key. */
export class SpeechFailure extends Error {
  readonly code: 'refused' | 'unavailable' | 'not_understood' | 'too_large'

  constructor(code: SpeechFailure['code'], message: string) {
    super(message)
    this.code = code
  }
}

const TRIES = 6
/** A piece of ten minutes on a slow machine. */
const ANSWER_MS = 900_000
const LONGEST_PAUSE_MS = 300_000
const MOST_ANSWER_BYTES = 20 * 1024 * 1024
/** From the one that says most; services that do not know one say so, and are asked for the next from then on. */
const FORMATS = ['verbose_json', 'vtt', 'srt', 'json', 'text'] as const
const understood = new Map<string, number>()

/**
 * What is said in a file, with times from its beginning. Asks again where the service is busy or broken, as late as it says.
 * @throws {SpeechFailure} and what the signal says
 */
export async function transcribe(service: Service, sound: Sound, { signal, pause = wait }: Options): Promise<Heard> {
  const name = `${service.url} ${service.model}`
  for (let at = understood.get(name) ?? 0; at < FORMATS.length; at++) {
    const format = FORMATS[at]!
    const answer = await ask(service, sound, format, { signal, pause })
    if (answer === null) continue
    understood.set(name, at)
    const heard = readAnswer(answer, sound.durationMs)
    if (heard) return heard
  }
  throw new SpeechFailure('not_understood', said('The transcription service gave an answer that cannot be read.'))
}

/** @returns null when the service does not know the format */
async function ask(service: Service, sound: Sound, format: string, options: Required<Options>): Promise<string | null> {
  const { signal, pause } = options
  for (let tryNumber = 1; ; tryNumber++) {
    signal.throwIfAborted()
    const outcome = await once(service, sound, format, signal)
    if ('text' in outcome) return outcome.text
    if (outcome.status === 400 && /response_format|verbose_json|timestamp_granularities/i.test(outcome.said))
      return null
    const busy = outcome.status === 0 || outcome.status === 408 || outcome.status === 429 || outcome.status >= 500
    if (!busy) throw refusal(outcome.status)
    if (tryNumber === TRIES)
      throw new SpeechFailure(
        'unavailable',
        said('The transcription service does not answer at the moment. Try again later.'),
      )
    const growing = 1000 * 2 ** (tryNumber - 1) * (0.75 + Math.random() / 2)
    await pause(Math.min(LONGEST_PAUSE_MS, outcome.retryAfterMs ?? growing), signal)
  }
}

type Outcome = { text: string } | { status: number; said: string; retryAfterMs: number | null }

async function once(service: Service, sound: Sound, format: string, signal: AbortSignal): Promise<Outcome> {
  const form = new FormData()
  form.set('file', await openAsBlob(sound.path, { type: 'audio/mpeg' }), 'sound.mp3')
  form.set('model', service.model)
  form.set('response_format', format)
  if (format === 'verbose_json') form.set('timestamp_granularities[]', 'segment')
  if (sound.language) form.set('language', sound.language.split('-')[0] ?? '')
  try {
    const answer = await fetch(`${service.url}/audio/transcriptions`, {
      method: 'POST',
      body: form,
      headers: service.key ? { authorization: `Bearer ${service.key}` } : {},
      redirect: 'error', // the key is for this address alone
      signal: AbortSignal.any([signal, AbortSignal.timeout(ANSWER_MS)]),
    })
    const text = await readUpTo(answer, MOST_ANSWER_BYTES)
    if (answer.ok) return { text }
    return {
      status: answer.status,
      said: text.slice(0, 2000),
      retryAfterMs: retryAfter(answer.headers.get('retry-after')),
    }
  } catch (error) {
    if (signal.aborted || error instanceof SpeechFailure) throw error
    return { status: 0, said: '', retryAfterMs: null } // no connection, or none within the time
  }
}

async function readUpTo(answer: Response, most: number): Promise<string> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of answer.body ?? []) {
    size += chunk.length
    if (size > most)
      throw new SpeechFailure('not_understood', said('The transcription service gave an endless answer.'))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

/** Seconds or a date: RFC 9110 section 10.2.3. */
function retryAfter(header: string | null): number | null {
  if (!header) return null
  const ms = /^\d+$/.test(header) ? Number(header) * 1000 : Date.parse(header) - Date.now()
  return Number.isFinite(ms) ? Math.max(0, ms) : null
}

function refusal(status: number): SpeechFailure {
  if (status === 401 || status === 403)
    return new SpeechFailure(
      'refused',
      said('The transcription service does not accept the key. The operator can change it.'),
    )
  if (status === 404)
    return new SpeechFailure(
      'refused',
      said('There is no transcription at the address that is set. The operator can change it.'),
    )
  if (status === 413)
    return new SpeechFailure('too_large', said('The transcription service takes only shorter pieces of sound.'))
  return new SpeechFailure('refused', said('The transcription service refused the sound ({status}).', { status }))
}

const wait = (ms: number, signal: AbortSignal) => delay(ms, undefined, { signal })
