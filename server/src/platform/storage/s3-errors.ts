import { NoSuchUpload, StorageFull, StoreUnavailable } from './errors.ts'

/** What S3 calls an error; empty for what is none of its. */
export const s3ErrorName = (error: unknown): string => (error instanceof Error ? error.name : '')

export const s3Status = (error: unknown): number => {
  const metadata = error instanceof Error && '$metadata' in error ? error.$metadata : null
  const status =
    typeof metadata === 'object' && metadata && 'httpStatusCode' in metadata ? metadata.httpStatusCode : undefined
  return typeof status === 'number' ? status : 0
}

export const isNoObject = (error: unknown) =>
  s3Status(error) === 404 && s3ErrorName(error) !== 'NoSuchBucket' && s3ErrorName(error) !== 'NoSuchUpload'

const LINE = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EPIPE',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ERR_STREAM_PREMATURE_CLOSE',
])

/** Turns what may pass into `StoreUnavailable`, a full store into `StorageFull`; all else stays as it is. */
export function explainS3Error(error: unknown): unknown {
  const name = s3ErrorName(error)
  const status = s3Status(error)
  if (name === 'NoSuchUpload') return new NoSuchUpload({}, error)
  if (['QuotaExceeded', 'XMinioStorageFull', 'InsufficientStorage'].includes(name) || status === 507)
    return new StorageFull({}, error)
  const passing =
    status >= 500 ||
    status === 429 ||
    name === 'TimeoutError' ||
    name === 'SlowDown' ||
    (error instanceof Error && 'code' in error && LINE.has(String(error.code)))
  return passing ? new StoreUnavailable({ retryAfterS: 5 }, error) : error
}
