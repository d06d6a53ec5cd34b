import type { ApiProblem } from '#web/lib/api-problem.ts'

/** How far what is written here has got. */
export type Saving =
  | { kind: 'idle' | 'waiting' | 'saving' | 'incomplete' }
  | { kind: 'saved'; at: Date }
  | { kind: 'failed'; problem: ApiProblem }

/** Kept over a reload. */
export type Shelf = { keep(text: string | null): void; kept(): string | null }

export const TYPED_MS = 800
const FIRST_RETRY_MS = 1000
const LONGEST_RETRY_MS = 15_000

/** The waits between tries that nobody asks for. */
export function retries() {
  let ms = FIRST_RETRY_MS
  return {
    next({ retryAfterS }: ApiProblem): number {
      const wait = retryAfterS === null ? ms : retryAfterS * 1000
      ms = Math.min(ms * 2, LONGEST_RETRY_MS)
      return wait
    },
    reset() {
      ms = FIRST_RETRY_MS
    },
  }
}

/** What stands there now, of a save that came too late. */
export const meanwhileOf = <Saved>({ code, body }: ApiProblem): Saved | null =>
  code === 'content.changed_meanwhile' ? ((body.current as Saved | undefined) ?? null) : null // as the API says
