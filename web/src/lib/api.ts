import { createClient } from '@studio/api-client'
import { ApiProblem, unreachable } from './api-problem.ts'

export const api = createClient()

type Answer<T> = { data?: T; error?: unknown; response: Response }

/**
 * Turns an answer of the typed client into its data, or throws the `ApiProblem` it carried.
 * An aborted request keeps its `AbortError`, so that the query client stays silent about it.
 */
export async function call<T>(request: Promise<Answer<T>>): Promise<T> {
  const answer = await request.catch((thrown: unknown) => {
    if (thrown instanceof DOMException && thrown.name === 'AbortError') throw thrown
    throw unreachable(thrown)
  })
  if (!answer.response.ok) {
    const body = typeof answer.error === 'object' && answer.error !== null ? answer.error : {}
    throw new ApiProblem(answer.response.status, body, answer.response.headers)
  }
  // A success without a body (204) has `undefined` for T, which is what the caller's type says.
  return answer.data as T
}
