import { said } from '#platform/language.ts'

const SENTENCES = {
  not_media: said(
    'This file is neither a video nor an audio file. Upload the recording itself, for example as MP4 or MOV.',
  ),
  incomplete: said(
    'The file is not complete: it ends in the middle of its index or before it. Perhaps it was not copied to the end; upload the whole file.',
  ),
  damaged: said('The file is damaged: nothing in it can be played. Copy or export it once more.'),
  unsupported: said('This kind of file cannot be used here. Export it as MP4 with H.264 and upload that.'),
  too_many_pixels: said('The picture is larger than 8K, which is more than can be processed. Export it smaller.'),
  too_heavy: said(
    'Processing this file needs more memory than it may use. Export it with a smaller picture or as MP4.',
  ),
  too_large: said('Processing this file makes more data than it may. Export it as MP4 with H.264.'),
  stalled: said(
    'Processing stood still and was stopped. Try again; if it stands still again, export the file once more.',
  ),
  timeout: said('Processing took longer than allowed and was stopped. Try again, or upload the video in parts.'),
  out_of_space: said(
    'There is no space left on the disk of the server. The file is kept; try again when there is room.',
  ),
  failed: said('The file could not be processed. Try again, or export it once more.'),
  cancelled: said('Processing was cancelled.'),
} as const

/** Stable codes: stored with an asset and shown by clients, so never rename one. */
export type FailureReason = keyof typeof SENTENCES

const FAULTS_OF_THE_SOURCE: readonly FailureReason[] = [
  'not_media',
  'incomplete',
  'damaged',
  'unsupported',
  'too_many_pixels',
  'too_heavy',
  'too_large',
]

/** What went wrong with a file. `message` is a sentence for people, `detail` the end of ffmpeg's own words for a log. */
export class MediaFailure extends Error {
  readonly reason: FailureReason
  readonly detail: string

  constructor(reason: FailureReason, detail = '', sentence: string = SENTENCES[reason]) {
    super(sentence)
    this.name = 'MediaFailure'
    this.reason = reason
    this.detail = detail
  }

  /** True when trying again with the same file cannot help. */
  get final(): boolean {
    return FAULTS_OF_THE_SOURCE.includes(this.reason)
  }
}

// Ordered: the first that matches ffmpeg's words is the nearest to the cause.
const WORDS: [RegExp, FailureReason, string?][] = [
  [/No space left on device|Disk quota exceeded/, 'out_of_space'],
  [/exceeds specified max pixel count|Picture size \d+x\d+ is invalid/, 'too_many_pixels'],
  [/File too large/, 'too_large'],
  [/moov atom not found/, 'incomplete'],
  [/Format not on whitelist|not on whitelist/, 'unsupported'],
  [
    /Number of streams exceeds max_streams/,
    'unsupported',
    said('The file has more than 100 tracks. Export it with those that are needed.'),
  ],
  [/Decoder .* not found|Unknown decoder|no decoder found|Decoding requested, but no decoder/i, 'unsupported'],
  // The limit is of one process and always the same, so another try meets it again.
  [/Cannot allocate memory|Error allocating/, 'too_heavy'],
  [/Cannot determine format of input stream/, 'damaged'],
  [/Invalid data found when processing input|could not find codec parameters|Unknown format|End of file/i, 'not_media'],
]

/** Of an ffmpeg that gave up by itself, and said nothing above: most probably over these. */
const DAMAGE =
  /corrupt|decode_slice_header error|error while decoding|buffer exhausted|(picture|extradata) missing|missing picture|Invalid (data|NAL|code)/i
const DAMAGED_IN_PART = said('The file is damaged: parts of it cannot be decoded. Copy or export it once more.')

/** Names the cause from the end of ffmpeg's error output; `failed` when it says nothing known. */
export function failureFrom(stderr: string, endedBy: NodeJS.Signals | null): MediaFailure {
  if (endedBy === 'SIGXCPU') return new MediaFailure('timeout', stderr)
  if (endedBy === 'SIGXFSZ') return new MediaFailure('too_large', stderr)
  for (const [words, reason, sentence] of WORDS) {
    if (words.test(stderr)) return new MediaFailure(reason, stderr, sentence)
  }
  if (endedBy) return new MediaFailure('failed', `${stderr}\nended by ${endedBy}`)
  return DAMAGE.test(stderr) ? new MediaFailure('damaged', stderr, DAMAGED_IN_PART) : new MediaFailure('failed', stderr)
}

/** Codes of what is told of a video that plays all the same: a later step does not take them back. */
const NOTES: readonly (string | null)[] = ['media.truncated', 'media.sound_lost']
export const isNote = (code: string | null) => NOTES.includes(code)

/** What is said of a file that plays but not to its end. */
export const breaksOff = ({ playsMs, ofMs }: { playsMs: number; ofMs: number }) =>
  said('The file breaks off: it plays {plays} of {of}.', { plays: length(playsMs), of: length(ofMs) })

function length(ms: number): string {
  const s = Math.round(ms / 1000)
  if (s < 60) return said('{seconds, number} s', { seconds: s })
  if (s < 3600)
    return said('{minutes, number} min {seconds, number} s', { minutes: Math.floor(s / 60), seconds: s % 60 })
  return said('{hours, number} h {minutes, number} min', {
    hours: Math.floor(s / 3600),
    minutes: Math.floor((s % 3600) / 60),
  })
}
