import assert from 'node:assert/strict'
import type { Response } from './studio.ts'

/** Asserts an answer in problem+json (RFC 9457) with this status and stable code. @returns its body */
export function assertProblem(answer: Response, status: number, code: string, about = ''): Record<string, unknown> {
  assert.deepEqual([answer.statusCode, codeOf(answer)], [status, code], `${about} ${answer.body.slice(0, 400)}`)
  assert.equal(answer.headers['content-type'], 'application/problem+json')
  const body = answer.json()
  assert.equal(body.status, status)
  assert.equal(typeof body.title, 'string')
  return body
}

function codeOf(answer: Response): unknown {
  try {
    return answer.json().code
  } catch {
    return undefined // not JSON, so certainly not the code
  }
}
