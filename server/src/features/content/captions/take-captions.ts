import type { z } from 'zod'
import type { Ctx } from '#platform/context.ts'
import { said } from '#platform/language.ts'
import { findings, LATEST_MS, MOST_BYTES } from './cue.ts'
import { safeCueText } from './cue-text.ts'
import { CaptionsInvalid, CaptionsTooLarge } from './errors.ts'
import { inOrder, type Parsed, parseCaptions } from './parse-captions.ts'
import { ownRow } from './read-captions.ts'
import { saveCaptions } from './save-captions.ts'
import type { CaptionsBody, PutQuery } from './schema.ts'
import { safeSettings } from './settings.ts'

type At = { videoId: string; language: string }
type Options = z.infer<typeof PutQuery> & { ifMatch?: string | undefined }

/** A file as somebody sent it, WebVTT or SubRip. @throws {CaptionsInvalid | CaptionsTooLarge} and what saving throws */
export async function takeFile(ctx: Ctx, at: At, bytes: Buffer, { broken, ifMatch, sitting, kind, label }: Options) {
  const video = await ownRow(ctx, at.videoId)
  if (bytes.length > MOST_BYTES) throw new CaptionsTooLarge()
  const parsed = parseCaptions(bytes, { durationMs: video.duration_ms })
  const hopeless = parsed.cues.length === 0 || parsed.found.list.some(({ code }) => code === 'too_many')
  if (parsed.found.counts.broken > 0 && (hopeless || broken === 'refuse')) throw invalid(parsed)
  const next = { cues: parsed.cues, source: 'upload' as const, kind, label }
  const saved = await saveCaptions(ctx, at, next, { ifMatch, newSitting: sitting === 'new' })
  return { ...saved, findings: parsed.found.list, counts: parsed.found.counts }
}

/** Cues as the editor has them. @throws {CaptionsInvalid} and what saving throws */
export async function takeCues(
  ctx: Ctx,
  at: At,
  body: z.infer<typeof CaptionsBody>,
  { ifMatch, sitting }: Pick<Options, 'ifMatch' | 'sitting'>,
) {
  const found = findings()
  const cues = body.cues.flatMap((cue, index) => {
    const line = index + 1
    if (cue.endMs <= cue.startMs) found.add('broken', line, 'ends_before_start', said('It ends before it begins.'))
    if (cue.endMs > LATEST_MS) found.add('broken', line, 'time_out_of_range', said('No time is beyond 100 hours.'))
    const { text, changed } = safeCueText(cue.text)
    if (changed) found.add('mended', line, 'markup', said('Markup other than bold, italic and underline was left out.'))
    // Somebody is still typing there.
    if (text === '') return found.add('mended', line, 'empty', said('It has no text and was left out.')) ?? []
    const settings = safeSettings(cue.settings ?? '')
    return [{ startMs: cue.startMs, endMs: cue.endMs, text, ...(settings ? { settings } : {}), line }]
  })
  const parsed: Parsed = { cues: [], format: 'vtt', found }
  if (found.counts.broken > 0) throw invalid(parsed)
  const sorted = inOrder(cues, findings(), null)
  const next = { ...body, cues: sorted, source: 'editor' as const }
  const saved = await saveCaptions(ctx, at, next, { ifMatch, newSitting: sitting === 'new' })
  return { ...saved, findings: found.list, counts: found.counts }
}

const invalid = ({ cues, found }: Parsed) =>
  new CaptionsInvalid({ findings: found.list, counts: found.counts, readable: cues.length })
