import { problem } from '#platform/problem.ts'

export const ReportNotFound = problem('playback.report_not_found', 404, 'No such report')
export const ReportOver = problem('playback.report_over', 409, 'This was decided already')
export const DecisionNotPossible = problem('playback.decision_not_possible', 409, 'This cannot be decided here')
