import { problem } from '#platform/problem.ts'

export const RatingNotPossible = problem('playback.rating_not_possible', 409, 'You cannot rate this')
export const RatingNotFound = problem('playback.rating_not_found', 404, 'No such rating')
