import { problem } from '#platform/problem.ts'

export const CaptionsNotFound = problem('content.captions_not_found', 404, 'There are no captions in this language')
export const CaptionsInvalid = problem('content.captions_invalid', 400, 'Some of the captions cannot be read')
export const CaptionsTooLarge = problem('content.captions_too_large', 413, 'Captions may have up to 5 MB')
export const CaptionsEmpty = problem('content.captions_empty', 400, 'There are no captions to save')
export const TooManyLanguages = problem('content.captions_too_many', 409, 'A video has captions in up to 100 languages')
export const CannotTranscribe = problem('content.cannot_transcribe', 409, 'Captions cannot be made automatically')
export const NothingToCancel = problem('content.nothing_to_cancel', 409, 'Nothing is being transcribed')
