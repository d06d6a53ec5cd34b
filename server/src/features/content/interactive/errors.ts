import { problem } from '#platform/problem.ts'

export const InteractionsInvalid = problem(
  'content.interactions_invalid',
  400,
  'Some of the interactions cannot be saved',
)
export const InteractionNotFound = problem('content.interaction_not_found', 404, 'There is no such interaction')
export const AnswerInvalid = problem('content.answer_invalid', 400, 'This is no answer to what is asked')
