import { problem } from '#platform/problem.ts'

export const MediaNotFound = problem('media.not_found', 404, 'No such file')
export const MediaAddressExpired = problem(
  'media.address_expired',
  403,
  'This address has expired; the page gives a new one',
)
export const MediaAddressInvalid = problem('media.address_invalid', 403, 'This address is not valid, or not any more')
export const MediaElsewhere = problem(
  'media.address_elsewhere',
  403,
  'This video may not be loaded from within pages of other sites',
)
export const ManyRanges = problem('media.many_ranges', 416, 'Ask for one range at a time')
export const NothingToRetry = problem(
  'media.nothing_to_retry',
  409,
  'Only media whose processing failed can be tried again',
)
export const ThumbnailNotFound = problem('media.thumbnail_not_found', 404, 'No such picture')
export const PictureNotFound = problem('media.picture_not_found', 404, 'No such picture')
export const TooManyPictures = problem('media.too_many_pictures', 409, 'There are too many pictures in this article')
export const NoPictures = problem('media.no_pictures', 409, 'There are no pictures to take one from yet')
export const ImageType = problem('media.image_type', 415, 'Only JPEG, PNG, WebP and AVIF pictures can be used')
export const ImageSize = problem('media.image_size', 422, 'The picture is too large or too small')
export const ImageTruncated = problem('media.image_truncated', 422, 'The picture is not complete')
export const ImageAnimated = problem('media.image_animated', 422, 'The picture moves; use one that stands still')
export const ImageHoldsMore = problem(
  'media.image_holds_more',
  422,
  'Another file hides behind the picture; save it again',
)
export const NothingToCut = problem('media.nothing_to_cut', 409, 'There is nothing to cut yet')
