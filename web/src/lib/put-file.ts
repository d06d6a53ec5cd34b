import { ApiProblem, unreachable } from './api-problem.ts'

/**
 * Sends a file as it is, which the typed client has no words for: the server knows what is in it better than its name does.
 * @throws ApiProblem
 */
export async function putFile<T>(address: string, file: Blob): Promise<T> {
  const answer = await fetch(address, {
    method: 'PUT',
    body: file,
    headers: { 'content-type': file.type || 'application/octet-stream' },
  }).catch((thrown: unknown) => {
    throw unreachable(thrown)
  })
  const body = await answer.json().catch(() => ({}))
  if (!answer.ok) throw new ApiProblem(answer.status, body, answer.headers)
  return body
}
