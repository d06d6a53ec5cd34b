import type { Reason } from './report-words.ts'

/** In the order they are offered. Without their words, which addresses are read without. */
export const REASON_IDS = [
  'sexual',
  'violence',
  'hate',
  'harassment',
  'child-safety',
  'self-harm',
  'misleading',
  'spam',
  'copyright',
  'privacy',
  'illegal',
  'other',
] as const satisfies readonly Reason[]
