import { problem } from '../problem.ts'

export const InvalidKey = problem('storage.invalid_key', 400, 'This is not the name of an object')
export const RangeNotSatisfiable = problem('storage.range_not_satisfiable', 416, 'The object ends before this range')
export const StorageFull = problem('storage.full', 507, 'The store has no room left')
export const StoreUnavailable = problem(
  'storage.unavailable',
  503,
  'The store of the files is not reachable at the moment',
)
export const NoSuchUpload = problem('storage.no_such_upload', 404, 'The store knows no such upload')
export const UploadCompleted = problem(
  'storage.upload_completed',
  409,
  'This upload is complete and takes no more parts',
)
export const InvalidParts = problem(
  'storage.invalid_parts',
  409,
  'Some parts are missing or are not the ones that were named',
)

export const PartAddressInvalid = problem(
  'uploads.part_address_invalid',
  403,
  'This address was not made by this server',
)
export const PartAddressExpired = problem(
  'uploads.part_address_expired',
  403,
  'This address is too old, ask for a new one',
)
export const PartSizeMismatch = problem(
  'uploads.part_size_mismatch',
  400,
  'The part does not have the announced length',
)
export const PartIncomplete = problem('uploads.part_incomplete', 400, 'The connection ended before the part did')
export const PartSuperseded = problem('uploads.part_superseded', 409, 'A newer request writes this part')

const codeOf = (error: unknown) => (error instanceof Error && 'code' in error ? error.code : undefined)

/** True when no file has this path: nothing is there, it is a folder, or one of its folders is a file. */
export const isMissing = (error: unknown) => ['ENOENT', 'ENOTDIR', 'EISDIR'].includes(String(codeOf(error)))

export const isOtherDisk = (error: unknown) => codeOf(error) === 'EXDEV'

/** Turns what the system says about a full disk, quota or file-size limit into `StorageFull`; all else stays as it is. */
export function explainWriteError(error: unknown): unknown {
  const full = ['ENOSPC', 'EDQUOT', 'EFBIG'].includes(String(codeOf(error)))
  return full ? new StorageFull({}, error) : error
}
