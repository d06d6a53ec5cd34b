export const CASE_STATES = ['waiting', 'again', 'verified', 'decided'] as const
export type CaseState = (typeof CASE_STATES)[number]
export const isCaseState = (value: unknown): value is CaseState => CASE_STATES.some((state) => state === value)
