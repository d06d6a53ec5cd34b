import { said } from '#platform/language.ts'
import { type Cue, type Findings, findings, LATEST_MS, MOST_CHARACTERS, MOST_CUES } from './cue.ts'
import { safeCueText } from './cue-text.ts'
import { decodeText } from './decode-text.ts'
import { safeSettings } from './settings.ts'

export type Parsed = { cues: Cue[]; format: 'vtt' | 'srt'; found: Findings }
type Found = Cue & { line: number }

// Everything that people and programs write between and around the numbers: "00:01,5 -> 0:02.000", "00:00:01:000 —> …".
const TIME = String.raw`(-)?(?:(\d{1,5}):)?(\d{1,3}):(\d{1,3})(?:[.,:](\d{1,6}))?`
const TIMING = new RegExp(String.raw`^\s*${TIME}\s*(?:-{1,3}\s?>|[–—]>|→)\s*${TIME}(?:\s([^]*))?$`)
const ARROW = /-{1,3}\s?>|[–—]>|→/
const COUNT = /^\s*\d{1,7}\s*$/

/**
 * Reads WebVTT and SubRip as they are met in the wild, which of the two by looking: strict in what it gives back, tolerant
 * in what it takes. 100,000 cues take about 0.3 s.
 */
export function parseCaptions(bytes: Buffer, { durationMs = null }: { durationMs?: number | null } = {}): Parsed {
  const found = findings()
  const text = decodeText(bytes, found)
  if (text === null) {
    found.add('broken', 1, 'not_text', said('This is no text file. Captions are WebVTT (.vtt) or SubRip (.srt).'))
    return { cues: [], format: 'srt', found }
  }
  const lines = text
    .replace(/^\ufeff/, '')
    .replaceAll('\0', '\ufffd')
    .split(/\r\n|\n|\r/)
  const vtt = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '')
  const cues = readBlocks(lines, vtt, found)
  if (cues.length === 0 && found.counts.broken === 0)
    found.add('broken', 1, 'no_cues', said('There are no captions in it. Captions are WebVTT (.vtt) or SubRip (.srt).'))
  return { cues: inOrder(cues, found, durationMs), format: vtt ? 'vtt' : 'srt', found }
}

function readBlocks(lines: string[], vtt: boolean, found: Findings): Found[] {
  const cues: Found[] = []
  let at = 0
  if (vtt) while (at < lines.length && lines[at]?.trim() && !TIMING.test(lines[at] ?? '')) at++
  while (at < lines.length) {
    if (!lines[at]?.trim()) {
      at++
      continue
    }
    if (vtt && /^(NOTE|STYLE|REGION)(\s|$)/.test(lines[at] ?? '')) {
      if (!lines[at]?.startsWith('NOTE'))
        found.add('mended', at + 1, 'styles', said('Styles and regions were left out.'))
      while (at < lines.length && lines[at]?.trim() && !TIMING.test(lines[at] ?? '')) at++
      continue
    }
    at = readBlock(lines, at, { cues, found, vtt })
  }
  return cues
}

type Reading = { cues: Found[]; found: Findings; vtt: boolean }

/** One cue, or what stands in its place. @returns where the next one begins */
function readBlock(lines: string[], from: number, { cues, found, vtt }: Reading): number {
  // A name or a number may stand above the times.
  let at = from
  let timing = TIMING.exec(lines[at] ?? '')
  if (!timing && !ARROW.test(lines[at] ?? '') && ARROW.test(lines[at + 1] ?? ''))
    timing = TIMING.exec(lines[++at] ?? '')
  const timeLine = at + 1
  if (!timing) return notACue(lines, at, { cues, found, vtt })

  const payload: string[] = []
  at++
  while (at < lines.length && lines[at]?.trim()) {
    // The blank line before the next cue is missing.
    if (TIMING.test(lines[at] ?? '')) break
    if (COUNT.test(lines[at] ?? '') && TIMING.test(lines[at + 1] ?? '')) break
    payload.push(lines[at] ?? '')
    at++
  }
  const times = timesOf(timing, timeLine, found)
  if (!times) return at
  const raw = payload.join('\n')
  const { text, changed } = safeCueText(vtt ? raw : withoutSrtCodes(raw))
  if (changed) found.add('mended', timeLine + 1, 'markup', said('Colours, fonts or other markup were left out.'))
  if (text === '') {
    found.add('mended', timeLine, 'empty', said('It has no text and was left out.'))
    return at
  }
  if (text.length > MOST_CHARACTERS) {
    found.add(
      'broken',
      timeLine,
      'too_long',
      said('Its text is longer than {most} characters.', { most: MOST_CHARACTERS }),
    )
    return at
  }
  if (cues.length === MOST_CUES) {
    found.add('broken', timeLine, 'too_many', said('There are more than {most, number} captions.', { most: MOST_CUES }))
    return lines.length
  }
  const settings = vtt ? safeSettings(timing[11] ?? '') : ''
  cues.push({ ...times, text, ...(settings ? { settings } : {}), line: timeLine })
  return at
}

/** A block without times: its text belongs to the cue above, which a blank line had ended. */
function notACue(lines: string[], from: number, { cues, found }: Reading): number {
  let at = from
  const block: string[] = []
  while (at < lines.length && lines[at]?.trim() && (at === from || !TIMING.test(lines[at] ?? ''))) {
    if (at > from && COUNT.test(lines[at] ?? '') && TIMING.test(lines[at + 1] ?? '')) break
    block.push(lines[at] ?? '')
    at++
  }
  const last = cues.at(-1)
  if (block.some((line) => ARROW.test(line) && /\d/.test(line)))
    found.add(
      'broken',
      from + 1,
      'bad_time',
      said('Its times cannot be read: they look like 00:01:02.500 --> 00:01:05.000.'),
    )
  else if (!last) found.add('broken', from + 1, 'no_time', said('There is text without times.'))
  else if (!block.every((line) => COUNT.test(line))) {
    const { text } = safeCueText(withoutSrtCodes(block.join('\n')))
    if (text && last.text.length + text.length < MOST_CHARACTERS) {
      last.text += `\n${text}`
      found.add('mended', from + 1, 'blank_line_in_text', said('Text without times was added to the caption above.'))
    }
  }
  return Math.max(at, from + 1)
}

/** `{\an8}` and `{b}` of SubRip's relatives. */
const withoutSrtCodes = (text: string) =>
  text.includes('{') ? text.replace(/\{\\[^{}]*\}/g, '').replace(/\{(\/?[biu])\}/gi, '<$1>') : text

function timesOf(timing: RegExpExecArray, line: number, found: Findings): { startMs: number; endMs: number } | null {
  const start = timeOf(timing, 1)
  const end = timeOf(timing, 6)
  if (start === null || end === null) {
    found.add(
      'broken',
      line,
      'time_out_of_range',
      said('Minutes and seconds go to 59, and no time is beyond 100 hours.'),
    )
    return null
  }
  if (end < start) {
    found.add('broken', line, 'ends_before_start', said('It ends before it begins.'))
    return null
  }
  if (end <= 0) {
    found.add('mended', line, 'negative_time', said('It ends before the video begins and was left out.'))
    return null
  }
  if (start < 0) found.add('mended', line, 'negative_time', said('It began before the video and now begins with it.'))
  if (end === start)
    found.add('mended', line, 'ends_before_start', said('It had no length and now lasts half a second.'))
  return { startMs: Math.max(0, start), endMs: end === start ? end + 500 : end }
}

function timeOf(timing: RegExpExecArray, from: number): number | null {
  const [minus, hours = '0', minutes = '0', seconds = '0', fraction = ''] = timing.slice(from, from + 5)
  if (Number(minutes) > 59 || Number(seconds) > 59) return null
  const ms = Math.round(Number(`0.${fraction || 0}`) * 1000)
  const time = ((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000 + ms
  if (time > LATEST_MS - 500) return null
  return minus ? -time : time
}

/** An overlap as short as this is rounding, or the habit of a program: nobody means two captions at once by it. */
const SLIP_MS = 500

/** Sorted by time; what touches by a slip is parted, what overlaps longer is left as meant. */
export function inOrder(found: Found[], notes: Findings, durationMs: number | null): Cue[] {
  for (let at = 1; at < found.length; at++)
    if (found[at]!.startMs < found[at - 1]!.startMs)
      notes.add('mended', found[at]!.line, 'out_of_order', said('It stood after a later one and was put in its place.'))
  const sorted = [...found].sort((a, b) => a.startMs - b.startMs || a.endMs - b.endMs || a.line - b.line)
  const cues: Cue[] = []
  for (const [at, { line, ...cue }] of sorted.entries()) {
    const before = cues.at(-1)
    const next = sorted[at + 1]
    if (before && before.startMs === cue.startMs && before.endMs === cue.endMs && before.text === cue.text) {
      notes.add('mended', line, 'duplicate', said('The same caption stands there twice; once is kept.'))
      continue
    }
    if (next && next.startMs < cue.endMs && next.startMs > cue.startMs) {
      if (cue.endMs - next.startMs <= SLIP_MS && next.endMs >= cue.endMs) {
        notes.add(
          'mended',
          line,
          'overlap',
          said('It reached a little into the next caption and now ends where that begins.'),
        )
        cue.endMs = next.startMs
      } else notes.add('notice', line, 'overlap', said('It is still shown when the next caption begins.'))
    }
    if (durationMs !== null && cue.startMs >= durationMs)
      notes.add('notice', line, 'after_end', said('It begins after the end of the video.'))
    cues.push(cue)
  }
  return cues
}
