import { problem } from '#platform/problem.ts'

export const EditInvalid = problem('content.edit_invalid', 400, 'These parts cannot be kept')
export const NothingCut = problem('content.nothing_cut', 409, 'Nothing is cut out: the new version would be the same')
export const NotCuttable = problem('content.not_cuttable', 409, 'This video cannot be cut yet')
