import { problem } from '#platform/problem.ts'

export const BulkNotFound = problem('content.bulk_not_found', 404, 'No such change of many videos')
export const BulkEmpty = problem('content.bulk_empty', 422, 'No video fits what was selected')
export const BulkTooMany = problem('content.bulk_too_many', 422, 'More videos than can be changed at once')
export const BulkEnded = problem('content.bulk_ended', 409, 'It has ended already')
export const BulkNotUndoable = problem('content.bulk_not_undoable', 409, 'This cannot be taken back')
