import assert from 'node:assert/strict'
import { test } from 'node:test'
import { firstSteps } from './first-steps.ts'

const done = (facts: Parameters<typeof firstSteps>[0]) =>
  firstSteps(facts).flatMap((step) => (step.done ? [step.name] : []))
const video = (status: string, visibility = 'private', viewCount = 0) => ({ status, visibility, viewCount })

test('the first steps are ticked by what is there', () => {
  assert.deepEqual(done({ described: false, videos: [] }), [])
  assert.deepEqual(done({ described: true, videos: [] }), ['channel'])
  assert.deepEqual(done({ described: false, videos: [video('uploading')] }), ['upload'])
  assert.deepEqual(done({ described: false, videos: [video('failed', 'public')] }), [])
  assert.deepEqual(done({ described: false, videos: [video('ready', 'unlisted')] }), ['upload', 'publish'])
  assert.deepEqual(done({ described: false, videos: [video('ready', 'private', 3)] }), ['upload', 'publish', 'view'])
  assert.deepEqual(done({ described: false, viewed: true, videos: [video('ready')] }), ['upload', 'publish', 'view'])
})
