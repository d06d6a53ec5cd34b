import { z } from 'zod'
import type { Cue } from './cue.ts'
import { parseCaptions } from './parse-captions.ts'

/** `estimated`: the service gave no times, so the words were spread evenly. */
export type Heard = { language: string | null; cues: Cue[]; estimated: boolean }

const Verbose = z.object({
  language: z.string().max(100).nullish(),
  text: z.string().nullish(),
  segments: z
    .array(
      z.object({
        start: z.number(),
        end: z.number(),
        text: z.string(),
        no_speech_prob: z.number().nullish(),
        avg_logprob: z.number().nullish(),
      }),
    )
    .max(100_000)
    .nullish(),
})

/** What a service said, whichever format it came in. @returns null when it cannot be read */
export function readAnswer(answer: string, durationMs: number): Heard | null {
  const text = answer.trim()
  if (text.startsWith('{')) return readJson(text, durationMs)
  if (text === '') return { language: null, cues: [], estimated: false }
  if (/-->/.test(text)) {
    const { cues } = parseCaptions(Buffer.from(text))
    return { language: null, cues: split(within(cues.map(plain), durationMs)), estimated: false }
  }
  return { language: null, cues: split([{ startMs: 0, endMs: durationMs, text }]), estimated: true }
}

const plain = (cue: Cue): Spoken => ({ ...cue, text: cue.text.replace(/\n/g, ' ') })

function readJson(text: string, durationMs: number): Heard | null {
  const read = Verbose.safeParse(parseJson(text))
  if (!read.success || (read.data.segments == null && read.data.text == null)) return null
  const language = languageOf(read.data.language)
  const { segments } = read.data
  if (!segments) {
    const all = read.data.text?.trim() ?? ''
    const cues = all ? split([{ startMs: 0, endMs: durationMs, text: escaped(all) }]) : []
    return { language, cues, estimated: true }
  }
  // What models make up over silence: they hardly believe it themselves.
  const said = segments.filter((each) => !((each.no_speech_prob ?? 0) > 0.6 && (each.avg_logprob ?? 0) < -1))
  const spoken = said.map(({ start, end, text: words }) => ({
    startMs: Math.round(start * 1000),
    endMs: Math.round(end * 1000),
    text: escaped(words.trim()),
  }))
  return { language, cues: split(within(spoken, durationMs)), estimated: false }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null // the schema says that it is nothing
  }
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')

type Spoken = { startMs: number; endMs: number; text: string }

/** Times as they can be: forward, inside the piece, none of no length. */
function within(spoken: Spoken[], durationMs: number): Spoken[] {
  return spoken
    .filter(({ startMs, endMs, text }) => text !== '' && Number.isFinite(startMs) && Number.isFinite(endMs))
    .map((each) => ({ ...each, startMs: Math.max(0, Math.min(each.startMs, durationMs)) }))
    .map((each) => ({ ...each, endMs: Math.max(each.startMs + 200, Math.min(each.endMs, durationMs)) }))
    .filter(({ startMs }) => startMs < durationMs)
    .sort((a, b) => a.startMs - b.startMs)
}

/** Two lines of what fits a picture. */
const LINE = 42
const MOST_IN_ONE = 2 * LINE

/** Sentences longer than two lines become several captions, each with its share of the time. */
function split(spoken: Spoken[]): Cue[] {
  return spoken.flatMap(({ startMs, endMs, text }) => {
    const parts = partsOf(text)
    const all = parts.reduce((sum, part) => sum + part.length, 0)
    let from = startMs
    return parts.map((part, index) => {
      const to = index === parts.length - 1 ? endMs : Math.round(from + ((endMs - startMs) * part.length) / all)
      const cue = { startMs: from, endMs: Math.max(from + 1, to), text: twoLines(part) }
      from = cue.endMs
      return cue
    })
  })
}

/** Cut after a sentence or a comma where one is near, else after a word; text without spaces where it is full. */
function partsOf(text: string): string[] {
  const parts: string[] = []
  let rest = text.replace(/\s+/g, ' ').trim()
  while (rest.length > MOST_IN_ONE) {
    const head = rest.slice(0, MOST_IN_ONE + 1)
    const stop = Math.max(...['. ', '? ', '! ', ', ', '。', '、'].map((sign) => head.lastIndexOf(sign)))
    const space = head.lastIndexOf(' ')
    const entity = head.lastIndexOf('&') > head.lastIndexOf(';') ? head.lastIndexOf('&') : MOST_IN_ONE
    const at = stop > MOST_IN_ONE / 3 ? stop + 1 : space > 0 ? space : Math.max(1, entity)
    parts.push(rest.slice(0, at).trim())
    rest = rest.slice(at).trim()
  }
  if (rest) parts.push(rest)
  return parts.length > 0 ? parts : []
}

function twoLines(text: string): string {
  if (text.length <= LINE) return text
  const middle = text.length / 2
  const spaces = [...text.matchAll(/ /g)].map(({ index }) => index)
  const best = spaces.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle))[0]
  return best === undefined ? text : `${text.slice(0, best)}\n${text.slice(best + 1)}`
}

/** Services say `en` or `english`. */
function languageOf(said: string | null | undefined): string | null {
  if (!said) return null
  const word = said.trim().toLowerCase()
  if (/^[a-z]{2,3}$/.test(word)) return word
  return names().get(word) ?? null
}

let known: Map<string, string> | null = null
function names() {
  if (known) return known
  known = new Map()
  const name = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  for (let a = 97; a < 123; a++)
    for (let b = 97; b < 123; b++) {
      const tag = String.fromCharCode(a, b)
      const english = name.of(tag)?.toLowerCase()
      if (english && !known.has(english)) known.set(english, tag)
    }
  return known
}
