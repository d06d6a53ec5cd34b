import type { z } from 'zod'
import * as queries from './queries.ts'
import type { CaptionsWithCues, CaptionTrack } from './schema.ts'

const name = (language: string, inLanguage: string) =>
  new Intl.DisplayNames([inLanguage, 'en'], { type: 'language' }).of(language)

/** A language in its own words: "Deutsch", "português (Brasil)". */
export const labelOf = (language: string): string => (name(language, language) ?? language).slice(0, 60)

export const presentTrack = (row: queries.CaptionRow): z.infer<typeof CaptionTrack> => ({
  language: row.language,
  label: row.label,
  kind: row.kind,
  source: row.source,
  cueCount: row.cue_count,
  revision: row.revision,
  updatedAt: row.updated_at.toISOString(),
  updatedBy: row.updated_by,
  deletedAt: row.deleted_at?.toISOString() ?? null,
})

export const presentWithCues = (row: queries.CaptionRowWithCues): z.infer<typeof CaptionsWithCues> => ({
  ...presentTrack(row),
  cues: queries.fromStored(row.cues),
})
