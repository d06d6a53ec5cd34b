import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio } from '#test/studio.ts'

const studio = await openStudio({ after })
const owner = await studio.given.person('Owner')
const { id, videoId } = (await owner.post('/api/uploads', { filename: 'a.mp4', size: 1 })).json()
const channelId = (await owner.get('/api/me')).json().channels[0].id

/** Somebody in the owner's team. */
async function member(role: string) {
  const person = await studio.given.person(role)
  await studio.ctx.database.pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role) select $1, id, $2 from auth."user" where email = $3`,
    [channelId, role, person.email],
  )
  return person
}

for (const role of ['analyst', 'moderator', 'accountant'])
  test(`somebody who is ${role} in a channel sees its videos, and changes none`, async () => {
    const who = await member(role)
    const seen = (await who.get(`/api/creator/videos/${videoId}`)).json()
    assert.deepEqual(seen.can, { edit: false, delete: false, retry: false })
    for (const answer of [
      await who.patch(`/api/creator/videos/${videoId}`, { visibility: 'public' }),
      await who.delete(`/api/creator/videos/${videoId}`),
      await who.post(`/api/creator/videos/${videoId}/retry`),
      await who.post('/api/uploads', { filename: 'b.mp4', size: 1, channelId }),
    ])
      assertProblem(answer, 403, 'content.not_editable')
    for (const answer of [
      await who.get(`/api/uploads/${id}`),
      await who.post(`/api/uploads/${id}/parts`, { partNumbers: [1] }),
      await who.post(`/api/uploads/${id}/complete`, { parts: [{ partNumber: 1, etag: 'x' }] }),
      await who.delete(`/api/uploads/${id}`),
      await who.patch(`/api/channels/${channelId}`, { name: 'x' }),
    ])
      assertProblem(answer, 403, 'auth.not_allowed')
    assert.equal((await owner.get(`/api/uploads/${id}`)).json().status, 'active')
  })

test('an editor changes videos and goes on with uploads, and leaves the channel as it is', async () => {
  const who = await member('editor')
  assert.equal((await who.patch(`/api/creator/videos/${videoId}`, { title: 'Edited' })).json().title, 'Edited')
  assert.equal((await who.post(`/api/uploads/${id}/parts`, { partNumbers: [1] })).statusCode, 200)
  assertProblem(await who.patch(`/api/channels/${channelId}`, { name: 'x' }), 403, 'auth.not_allowed')
  assert.equal((await who.delete(`/api/uploads/${id}`)).statusCode, 204)
})
