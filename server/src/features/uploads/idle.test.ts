import assert from 'node:assert/strict'
import test from 'node:test'
import * as content from '#features/content/service.ts'
import { openStudio } from '#test/studio.ts'

const start = { filename: 'film.mp4', size: 10_000_000, type: 'video/mp4' }

test('an upload that nobody goes on with is given up after 30 days, and not a day before', async (t) => {
  const studio = await openStudio(t)
  const ana = await studio.given.person()
  const { id, videoId } = (await ana.post('/api/uploads', start)).json()
  const days = (n: number) => ({ ...studio.ctx, clock: () => new Date(Date.now() + n * 86_400_000) })

  await content.cancelIdleUploads(days(29))
  assert.equal((await ana.get(`/api/uploads/${id}`)).json().status, 'active')
  await content.cancelIdleUploads(days(31))
  assert.equal((await ana.get(`/api/uploads/${id}`)).json().status, 'cancelled')
  assert.equal((await ana.get(`/api/creator/videos/${videoId}`)).statusCode, 404)
})

test('one person cannot begin uploads without end', async (t) => {
  const studio = await openStudio(t)
  const ana = await studio.given.person()
  for (let n = 0; n < 100; n++) assert.equal((await ana.post('/api/uploads', start)).statusCode, 201)
  const refused = await ana.post('/api/uploads', start)
  assert.equal(refused.statusCode, 409)
  assert.equal(refused.json().code, 'uploads.too_many')
})

test('a file that does not fit is refused before a byte is sent', async (t) => {
  const studio = await openStudio(t)
  const ana = await studio.given.person()
  const refused = await ana.post('/api/uploads', { ...start, size: 4 * 1024 ** 4 })
  assert.equal(refused.statusCode, 507)
  assert.equal(refused.json().code, 'storage.full')
  assert.deepEqual((await ana.get('/api/uploads')).json().items, [])
})
