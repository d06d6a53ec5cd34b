import { z } from 'zod'
import { said } from '#platform/language.ts'
import { Sitting } from '../earlier/schema.ts'
import { MOST_CHARACTERS, MOST_CUES } from './cue.ts'

export const CaptionKind = z.enum(['captions', 'subtitles', 'descriptions'])
export const CaptionSource = z.enum(['upload', 'editor', 'automatic'])

/** Canonical, so that one language has one address: `EN-us` is `en-US`. */
export const Language = z
  .string()
  .max(35)
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8}){0,4}$/, said('must be a language as BCP 47 writes it, like en or pt-BR'))
  .refine(isLanguage, said('is no language'))
  .overwrite((tag) => canonical(tag) ?? tag)
  .meta({ description: 'BCP 47', examples: ['en', 'pt-BR'] })

function canonical(tag: string): string | null {
  try {
    return Intl.getCanonicalLocales(tag)[0] ?? null
  } catch {
    return null // that is how Intl says that it is none
  }
}
function isLanguage(tag: string) {
  const found = canonical(tag)
  return found !== null && /^[a-z]{2,3}(-[A-Za-z0-9]{1,8}){0,4}$/.test(found)
}

const Time = z.int().min(0)
export const CueShape = z.object({
  startMs: Time,
  endMs: Time,
  text: z
    .string()
    .max(MOST_CHARACTERS)
    .meta({ description: 'WebVTT cue text; only b, i, u, v, lang and ruby are kept' }),
  settings: z.string().max(200).optional().meta({ description: 'WebVTT cue settings' }),
})
const Label = z
  .string()
  .overwrite((label) => label.replace(/[\p{Cc}\u{202D}\u{202E}]+/gu, ' '))
  .trim()
  .min(1)
  .max(60)

export const CaptionsBody = z
  .object({ cues: z.array(CueShape).max(MOST_CUES), kind: CaptionKind.optional(), label: Label.optional() })
  .meta({ id: 'CaptionsBody' })
export const PutQuery = Sitting.extend({
  kind: CaptionKind.optional().meta({ description: 'Default: as it was, or captions' }),
  label: Label.optional().meta({ description: 'Default: as it was, or the name of the language' }),
  broken: z
    .enum(['refuse', 'leave-out'])
    .default('refuse')
    .meta({ description: 'Of a file: what becomes of lines that cannot be read' }),
})

const Finding = z
  .object({
    line: z.int().meta({ description: 'From 1; of JSON the row' }),
    code: z.string(),
    what: z.enum(['broken', 'mended', 'notice']),
    message: z.string(),
  })
  .meta({ id: 'CaptionFinding' })
const Counts = z.object({ broken: z.int(), mended: z.int(), notice: z.int() })

export const CaptionTrack = z
  .object({
    language: z.string(),
    label: z.string(),
    kind: CaptionKind,
    source: CaptionSource,
    cueCount: z.int(),
    revision: z.int().meta({ description: 'For If-Match' }),
    updatedAt: z.iso.datetime(),
    updatedBy: z.uuid().nullable(),
    deletedAt: z.iso.datetime().nullable(),
  })
  .meta({ id: 'CaptionTrack' })
export const CaptionsWithCues = CaptionTrack.extend({ cues: z.array(CueShape) }).meta({ id: 'CaptionsWithCues' })
export const CaptionsSaved = CaptionTrack.extend({
  findings: z.array(Finding).meta({ description: 'The first 200 of each kind' }),
  counts: Counts,
}).meta({ id: 'CaptionsSaved' })
export const CaptionVersion = CaptionTrack.omit({ deletedAt: true })
  .extend({
    by: z
      .object({ id: z.uuid(), name: z.string().nullable() })
      .nullable()
      .meta({ description: 'null: made by the studio itself' }),
  })
  .meta({ id: 'CaptionVersion' })
export const CaptionVersionWithCues = CaptionVersion.extend({ cues: z.array(CueShape) }).meta({
  id: 'CaptionVersionWithCues',
})

export const Transcription = z
  .object({
    id: z.uuid(),
    state: z.enum(['waiting', 'working', 'done', 'failed', 'cancelled']),
    percent: z.number().nullable(),
    problem: z.object({ code: z.string(), message: z.string() }).nullable(),
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .meta({ id: 'Transcription' })
export const CaptionAddress = z
  .object({
    language: z.string(),
    label: z.string(),
    kind: CaptionKind,
    url: z.string().nullable().meta({ description: 'WebVTT; null until the video plays' }),
    automatic: z.boolean(),
  })
  .meta({ id: 'CaptionAddress' })
export const Chapter = z.object({ startMs: z.int().min(0), title: z.string().max(500) }).meta({ id: 'Chapter' })
export const CaptionList = z
  .object({
    items: z.array(CaptionTrack),
    deleted: z.array(CaptionTrack),
    transcription: Transcription.nullable().meta({ description: 'The latest' }),
    can: z.object({ edit: z.boolean(), transcribe: z.boolean() }),
    why: z.object({ edit: z.string().optional(), transcribe: z.string().optional() }),
  })
  .meta({ id: 'CaptionList' })
export const TranscribeBody = z.object({ language: Language.optional() }).nullish()
export const CaptionDefaults = z.object({ transcribeNew: z.boolean() }).meta({ id: 'CaptionDefaults' })
export const CaptionDefaultsAnswer = CaptionDefaults.extend({
  can: z.object({ edit: z.boolean() }),
  why: z.object({ edit: z.string().optional(), transcribe: z.string().optional() }),
}).meta({ id: 'CaptionDefaultsAnswer' })
