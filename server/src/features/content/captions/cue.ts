/** What is shown from one moment to another. `text` is WebVTT cue text with nothing but the safe tags in it, never empty. */
export type Cue = {
  startMs: number
  endMs: number
  text: string
  /** WebVTT cue settings: where it stands in the picture. */
  settings?: string
}

export const MOST_CUES = 100_000
export const MOST_BYTES = 5 * 1024 * 1024
/** Of one cue, its tags included. */
export const MOST_CHARACTERS = 2000
/** A hundred hours: what two digits of hours can say. */
export const LATEST_MS = 100 * 3_600_000 - 1

/** Stable codes of what was found in a file; clients show and translate them. */
export type FindingCode =
  | 'encoding'
  | 'not_text'
  | 'no_cues'
  | 'no_header'
  | 'no_time'
  | 'bad_time'
  | 'time_out_of_range'
  | 'negative_time'
  | 'ends_before_start'
  | 'out_of_order'
  | 'overlap'
  | 'duplicate'
  | 'empty'
  | 'too_long'
  | 'too_many'
  | 'after_end'
  | 'markup'
  | 'styles'
  | 'blank_line_in_text'
export type Finding = {
  /** Counted from 1; of JSON the row. */
  line: number
  code: FindingCode
  /** `broken` lines are left out, `mended` ones were changed, of a `notice` nothing was changed. */
  what: 'broken' | 'mended' | 'notice'
  message: string
}

/** Keeps the first of each kind and counts all: a file of 100,000 bad lines is not answered with 100,000 sentences. */
export function findings(most = 200) {
  const list: Finding[] = []
  const counts = { broken: 0, mended: 0, notice: 0 }
  return {
    list,
    counts,
    add(what: Finding['what'], line: number, code: FindingCode, message: string) {
      if (++counts[what] <= most) list.push({ line, code, what, message })
    },
  }
}
export type Findings = ReturnType<typeof findings>
