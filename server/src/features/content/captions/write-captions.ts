import type { Cue } from './cue.ts'
import { plainText } from './cue-text.ts'

/** WebVTT as the standard has it. @see https://www.w3.org/TR/webvtt1/ */
export function writeVtt(cues: readonly Cue[], { language }: { language?: string } = {}): string {
  const parts = [language ? `WEBVTT\nLanguage: ${language}\n` : 'WEBVTT\n']
  for (const { startMs, endMs, text, settings } of cues)
    parts.push(`\n${time(startMs, '.')} --> ${time(endMs, '.')}${settings ? ` ${settings}` : ''}\n${text}\n`)
  return parts.join('')
}

/** SubRip, with CR LF as players of discs want it; who speaks is written before the words. */
export function writeSrt(cues: readonly Cue[]): string {
  const parts: string[] = []
  for (const [index, { startMs, endMs, text }] of cues.entries())
    parts.push(`${index + 1}\r\n${time(startMs, ',')} --> ${time(endMs, ',')}\r\n${srtText(text)}\r\n\r\n`)
  return parts.join('')
}

function srtText(text: string): string {
  // An arrow in the words would begin another caption.
  const safe = (words: string) => words.replaceAll('-->', '->').replaceAll('\n', '\r\n')
  if (!/[<&]/.test(text)) return safe(text)
  const tags: string[] = []
  // Tags that SubRip has wait where the words cannot be taken for them.
  const marked = text
    .replace(/<v ([^>]*)>/g, '$1: ')
    .replace(/<\/?[biu]>/g, (tag) => `\ufdd0${tags.push(tag) - 1}\ufdd0`)
  return safe(plainText(marked).replace(/\ufdd0(\d+)\ufdd0/g, (_, at) => tags[Number(at)] ?? ''))
}

function time(ms: number, point: '.' | ','): string {
  const two = (value: number) => (value < 10 ? `0${value}` : String(value))
  const s = Math.floor(ms / 1000)
  const rest = String(ms % 1000).padStart(3, '0')
  return `${two(Math.floor(s / 3600))}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}${point}${rest}`
}
