import { problem } from '#platform/problem.ts'

export const ChaptersInvalid = problem('content.chapters_invalid', 400, 'Some of the chapters cannot be saved')
