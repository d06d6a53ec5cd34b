import { problem } from '#platform/problem.ts'

export const PositionUnknown = problem('playback.time_impossible', 400, 'This was reported for a time that cannot be')
