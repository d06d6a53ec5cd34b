import { problem } from '#platform/problem.ts'

export const VersionNotFound = problem('content.version_not_found', 404, 'No such version')
export const VersionNotReady = problem('content.version_not_ready', 409, 'This version cannot be played')
export const VersionCurrent = problem('content.version_current', 409, 'The version that plays cannot be deleted')
export const TooManyVersions = problem('content.too_many_versions', 409, 'Delete some versions of this video first')
export const NotReplaceable = problem(
  'content.not_replaceable',
  409,
  'This video has no file yet that could be replaced',
)
export const OriginalGone = problem('content.original_gone', 404, 'There is no file of this version')
export const NotDownloadable = problem(
  'content.not_downloadable',
  403,
  'Its creator does not offer this video as a file',
)
