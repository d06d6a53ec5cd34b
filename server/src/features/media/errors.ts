import { problem } from '#platform/problem.ts'

export const MediaNotFound = problem('media.not_found', 404, 'No such file')
export const MediaAddressExpired = problem(
  'media.address_expired',
  403,
  'This address has expired; the page gives a new one',
)
export const MediaAddressInvalid = problem('media.address_invalid', 403, 'This address is not valid')
export const NothingToRetry = problem(
  'media.nothing_to_retry',
  409,
  'Only media whose processing failed can be tried again',
)
