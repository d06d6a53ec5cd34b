import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { eventually } from '../../../../test/eventually.ts'
import { openStudio, type Response } from '../../../../test/studio.ts'

let now = Date.now()
const studio = await openStudio({ after }, { worker: true, clock: () => new Date(now) })
const operator = await studio.given.person('Olga')
const owner = await studio.given.person('Acme')
const channelOf = async (who: typeof owner, name: string, handle: string) =>
  (await who.post('/api/channels', { name, handle })).json().id as string
const acme = await channelOf(owner, 'Acme Films', 'acme-films')
const url = `/api/channels/${acme}/verification`
const evidence = {
  evidence: 'We are Acme.\nOur page links here.',
  links: ['https://acme.example/about', 'https://social.example/@acme'],
}
const problemOf = (answer: Response) => `${answer.statusCode} ${answer.json().code}`
const cases = async (state: string) => (await operator.get(`/api/admin/verifications?state=${state}`)).json().items
const kinds = async (who: typeof owner) =>
  (await who.get('/api/notifications')).json().items.map((each: { kind: string }) => each.kind)

test('a channel asks, the operator refuses with a reason, a week later it is approved', async () => {
  assert.deepEqual((await owner.get(url)).json().can, { request: true, withdraw: false })
  const asked = await owner.post(url, evidence)
  assert.equal(asked.statusCode, 201, asked.body)
  assert.equal(problemOf(await owner.post(url, evidence)), '409 accounts.verification_not_possible')
  assert.equal((await owner.delete(url)).json().request.state, 'withdrawn')
  assert.equal(problemOf(await owner.delete(url)), '409 accounts.verification_over')
  assert.equal((await owner.post(url, evidence)).statusCode, 201)
  await eventually(async () => (await kinds(operator)).includes('operator.verification-requested'))

  const [waiting] = await cases('waiting')
  assert.equal(waiting.request.evidence, evidence.evidence)
  const decide = `/api/admin/verifications/${waiting.request.id}/decide`
  assert.equal(problemOf(await owner.post(decide, { decision: 'approve' })), '403 auth.not_allowed')
  assert.equal(problemOf(await operator.post(decide, { decision: 'refuse', reason: ' ' })), '400 request.invalid')
  assert.equal(
    (await operator.post(decide, { decision: 'refuse', reason: 'The page does not link here' })).statusCode,
    204,
  )
  assert.equal(problemOf(await operator.post(decide, { decision: 'approve' })), '409 accounts.verification_over')
  const refused = (await owner.get(url)).json()
  assert.equal(refused.request.reason, 'The page does not link here')
  assert.match(refused.why.request, /ask again in 7 days/)
  await eventually(async () => (await kinds(owner)).includes('channel.verification-decided'))

  now += 8 * 86_400_000
  await owner.post(url, evidence)
  const [again] = await cases('waiting')
  assert.equal(
    (await operator.post(`/api/admin/verifications/${again.request.id}/decide`, { decision: 'approve' })).statusCode,
    204,
  )
  assert.ok((await studio.visitor().get('/api/channels/acme-films')).json().verifiedAt)
  assert.equal((await owner.get('/api/me')).json().channels[0].verified, true)
  const log = (await owner.get(`/api/channels/${acme}/audit`))
    .json()
    .items.map((each: { action: string }) => each.action)
  for (const action of ['requested', 'withdrawn', 'refused', 'approved'])
    assert.ok(log.includes(`channel.verification-${action}`), action)
})

test('what looks like a verified channel is shown, in whatever alphabet', async () => {
  const faker = await studio.given.person('Faker')
  const fake = await channelOf(faker, 'Аcmе Fi1ms', 'acme_fi1ms')
  await channelOf(faker, 'Acme Kitchen', 'acme-kitchen')
  const [verified] = await cases('verified')
  assert.deepEqual(verified.alike, [{ id: fake, name: 'Аcmе Fi1ms', handle: 'acme_fi1ms', verified: false }])
  await faker.post(`/api/channels/${fake}/verification`, evidence)
  const [waiting] = await cases('waiting')
  assert.deepEqual(
    waiting.alike.map((each: { id: string; verified: boolean }) => [each.id, each.verified]),
    [[acme, true]],
  )
  await faker.post(`/api/channels`, { name: '🎬🎬', handle: 'movie-one' })
  await faker.post(`/api/channels`, { name: '🎵', handle: 'movie-two' })
  const same = await studio.ctx.database.pool.query(
    `select accounts.skeleton('Ärnold ɡ') = accounts.skeleton('amold g') as same, accounts.skeleton('🎬') as none`,
  )
  assert.deepEqual(same.rows[0], { same: true, none: '' })
})

test('another name is looked at again, and the badge can be taken back', async () => {
  await owner.patch(`/api/channels/${acme}`, { description: 'Films' })
  assert.deepEqual(await cases('again'), [])
  await owner.patch(`/api/channels/${acme}`, { name: 'Acme Studios' })
  assert.equal((await cases('again'))[0].channel.id, acme)
  assert.equal((await owner.get(url)).json().lookAgain, true)
  const look = `/api/admin/channels/${acme}/verification`
  assert.equal((await operator.post(look, { decision: 'keep' })).statusCode, 204)
  assert.deepEqual(await cases('again'), [])
  assert.equal((await operator.post(look, { decision: 'revoke', reason: 'Sold to somebody else' })).statusCode, 204)
  const after = (await owner.get(url)).json()
  assert.deepEqual(
    [after.verifiedAt, after.request.state, after.request.reason],
    [null, 'revoked', 'Sold to somebody else'],
  )
  assert.equal((await studio.visitor().get(`/api/channels/${acme}`)).json().verifiedAt, null)
})

test('a channel cannot verify itself, and bad evidence is refused', async () => {
  await assert.rejects(
    studio.ctx.database
      .scoped({ role: 'studio_app', userId: '', channelIds: [acme] })
      .updateTable('accounts.channels' as never)
      .set({ verified_at: new Date() } as never)
      .execute(),
    /permission denied/,
  )
  for (const body of [
    {},
    { evidence: '\u202e\u200b' },
    { evidence: 'x'.repeat(2001) },
    { evidence: 'x', links: ['javascript:alert(1)'] },
    { evidence: 'x', links: ['https://bank.example@evil.example/'] },
    { evidence: 'x', links: Array(6).fill('https://acme.example') },
  ])
    assert.equal(problemOf(await owner.post(url, body)), '400 request.invalid', JSON.stringify(body).slice(0, 80))
  const stranger = await studio.given.person('Stranger')
  for (const answer of [await stranger.get(url), await stranger.post(url, evidence), await stranger.delete(url)])
    assert.equal(problemOf(answer), '404 accounts.channel_not_found')
})
