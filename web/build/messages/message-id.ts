import { createHash } from 'node:crypto'

/** Messages that are more than text are named by this in built code, where their English stands compiled. */
export const messageId = (message: string): string =>
  createHash('sha256').update(message).digest('base64url').slice(0, 7)

/** Whether ICU's syntax is in it; else it is text as it stands. */
export const isPattern = (message: string): boolean => message.includes('{')
