import { problem } from '#platform/problem.ts'

export const VerificationNotFound = problem('accounts.verification_not_found', 404, 'No such request')
export const VerificationOver = problem('accounts.verification_over', 409, 'This was decided or withdrawn already')
export const VerificationNotPossible = problem('accounts.verification_not_possible', 409, 'It cannot be asked for now')
