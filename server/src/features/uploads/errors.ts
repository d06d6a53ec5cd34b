import { problem } from '#platform/problem.ts'

export const UploadNotFound = problem('uploads.not_found', 404, 'No such upload')
export const UploadCompleted = problem('uploads.completed', 409, 'This upload is complete')
export const UploadCancelled = problem('uploads.cancelled', 409, 'This upload was cancelled')
export const PartOutOfRange = problem('uploads.part_out_of_range', 422, 'The upload has no such part')
export const PartsMissing = problem(
  'uploads.parts_missing',
  409,
  'Parts are missing; ask for the upload to see which are here',
)
export const PartsDiffer = problem('uploads.parts_differ', 409, 'The parts named are not the ones that were received')
export const TooLarge = problem('uploads.file_too_large', 422, 'The file is larger than this installation takes')
export const TooManyUploads = problem(
  'uploads.too_many',
  409,
  'Too many uploads are unfinished; complete or cancel some first',
)
