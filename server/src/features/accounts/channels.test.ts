import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { openStudio, type Person } from '#test/studio.ts'
import { handleFrom } from './service.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person("Ana's Films")
const ben = await studio.given.person('Ben')

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

const channelsOf = async (who: Person) => (await who.get('/api/me')).json().channels

test('a channel is made on first need, once, also by several requests at once', async () => {
  const zoe = await studio.given.person('Zoë & Söhne')
  assert.deepEqual(await channelsOf(zoe), [])
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => zoe.post('/api/uploads', { filename: 'a', size: 1 })),
  )
  for (const answer of answers) assert.equal(answer.statusCode, 201, answer.body)
  const channels = await channelsOf(zoe)
  assert.equal(channels.length, 1)
  assert.deepEqual([channels[0].handle, channels[0].name, channels[0].role], ['zoe-sohne', 'Zoë & Söhne', 'owner'])
})

test('people of one name get handles of their own', async () => {
  const handles = new Set<string>()
  for (const name of ['Kim', 'Kim', 'Kim', '李雷', '李雷', 'X', '!!', 'a'.repeat(100)]) {
    const person = await studio.given.person(name)
    await person.get('/api/creator/videos')
    const [channel] = await channelsOf(person)
    assert.match(channel.handle, /^[a-z0-9][a-z0-9_-]{2,39}$/)
    assert.equal(channel.name, name)
    handles.add(channel.handle)
  }
  assert.equal(handles.size, 8)
})

test('a name is one line, and turns nothing round that stands after it', async () => {
  const person = await studio.given.person('Mia\n\n\u202eaiM\u0001')
  const { user } = (await person.get('/api/me')).json()
  assert.equal(user.name, 'Mia aiM')
  const { id } = (
    await person.post('/api/channels', { name: 'Mia\u2067\r\nand 👩\u200d👧', handle: 'mia-one-line' })
  ).json()
  const description = 'One\r\ntwo\u202e'
  const { name, ...changed } = (await person.patch(`/api/channels/${id}`, { description })).json()
  assert.deepEqual([name, changed.description], ['Mia and 👩\u200d👧', 'One\ntwo '])
  assertProblem(await person.patch(`/api/channels/${id}`, { name: '\u202e\n' }), 400, 'request.invalid')
})

test('a handle is made of a name', () => {
  for (const [name, handle] of [
    ["Zoë's Films", 'zoes-films'],
    ['  --A  B--', 'a-b'],
    ['李雷', 'channel'],
    ['ab', 'channel'],
    ['ÅNGSTRÖM', 'angstrom'],
    [`${'x'.repeat(27)} y`, 'x'.repeat(27)],
  ] as const)
    assert.equal(handleFrom(name), handle)
})

test('a handle belongs to one channel, and only its team changes it', async () => {
  const made = (await ana.post('/api/channels', { name: 'Ana', handle: 'ana-films' })).json()
  assertProblem(await ben.post('/api/channels', { name: 'Ben', handle: 'ana-films' }), 409, 'accounts.handle_taken')
  const bens = (await ben.post('/api/channels', { name: 'Ben', handle: 'ben-films' })).json()
  assertProblem(await ben.patch(`/api/channels/${bens.id}`, { handle: 'ana-films' }), 409, 'accounts.handle_taken')
  for (const path of [made.id, 'ana-films'])
    assertProblem(await ben.patch(`/api/channels/${path}`, { name: 'Mine' }), 404, 'accounts.channel_not_found')
  assertProblem(
    await studio.visitor().patch(`/api/channels/${made.id}`, { name: 'x' }),
    404,
    'accounts.channel_not_found',
  )
  assert.equal((await ana.patch('/api/channels/ana-films', { name: 'Ana 2', handle: 'ana2' })).json().handle, 'ana2')
  for (const path of [made.id, 'ana2', 'ANA2', made.id.toUpperCase()])
    assert.equal((await studio.visitor().get(`/api/channels/${path}`)).json().name, 'Ana 2', path)
  for (const path of ['ana-films', randomUUID(), 'x', '%20'])
    assertProblem(await ben.get(`/api/channels/${path}`), 404, 'accounts.channel_not_found')
})

test('a handle that is none is refused', async () => {
  for (const handle of ['', 'ab', 'Ana', '-ana', '_ana', 'a'.repeat(41), 'a b c', 'ana!', 'ana\n', 'änä', 7, null])
    assertProblem(await ana.post('/api/channels', { name: 'x', handle }), 400, 'request.invalid', String(handle))
  for (const body of [{}, { name: '' }, { name: ' ' }, { name: 'x'.repeat(101) }, { name: 7 }])
    assertProblem(await ana.post('/api/channels', body), 400, 'request.invalid', JSON.stringify(body))
})

test('a channel of somebody else is no place to work in', async () => {
  const [theirs] = await channelsOf(ana)
  for (const answer of [
    await ben.get(`/api/creator/videos?channelId=${theirs.id}`),
    await ben.get(`/api/creator/dashboard?channelId=${theirs.id}`),
    await ben.post('/api/uploads', { filename: 'a', size: 1, channelId: theirs.id }),
    await ben.get(`/api/creator/videos?channelId=${randomUUID()}`),
  ])
    assertProblem(answer, 404, 'accounts.channel_not_found')
  assert.equal((await ana.get(`/api/creator/videos?channelId=${theirs.id.toUpperCase()}`)).statusCode, 200)
})
