import { t } from './i18n/t.ts'

/** `720p, 1080p, 4K`: what stands side by side, with the comma of the language. */
export const listed = (parts: readonly string[]): string =>
  parts.length === 0 ? '' : parts.reduce((list, next) => t('{list}, {next}', { list, next }))
