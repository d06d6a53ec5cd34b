import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, afterEach, test } from 'node:test'
import { WebSocket } from 'ws'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { cookiesOf, openStudio, type Person } from '#test/studio.ts'
import { forgetPerson } from './session.ts'
import { inLetters } from './team-invitations.ts'

const studio = await openStudio({ after }, { worker: true, env: { SIGN_UP: 'open' } })
const { pool } = studio.ctx.database
const ana = await studio.given.person('Ana')
const ben = await studio.given.person('Ben')
const eve = await studio.given.person('Eve')
const channel = (await ana.post('/api/channels', { name: 'Ana Films', handle: 'ana-films' })).json()
const team = `/api/channels/${channel.id}/members`
const idOf = async (who: Person) => (await who.get('/api/me')).json().user.id
const [anaId, benId] = [await idOf(ana), await idOf(ben)]

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

/** The token in the newest letter to somebody. */
const letterTo = async (email: string): Promise<string> => {
  const { rows } = await pool.query(
    `select body from platform.mails where recipient = $1 and subject like 'Work on%' order by created_at desc, id desc limit 1`,
    [email],
  )
  return /token=(\S+)/.exec(rows[0]?.body ?? '')?.[1] ?? ''
}
const rolesOf = async (who: Person = ana) =>
  Object.fromEntries(
    (await who.get(team)).json().items.map((each: { name: string; role: string }) => [each.name, each.role]),
  )
const invited = async (email: string, role: string) => {
  const answer = await ana.post(team, { email, role })
  assert.equal(answer.statusCode, 201, answer.body)
  return letterTo(email)
}
const joined = async (who: Person & { email: string }, role: string) => {
  const token = await invited(who.email, role)
  assert.equal((await who.post('/api/invitations/accept', { token })).statusCode, 200)
}

test('somebody is asked by letter, looks at it, joins once, and the log and the bells know', async () => {
  const token = await invited(ben.email, 'editor')
  assertProblem(await ben.get(team), 404, 'accounts.channel_not_found')
  const look = (await studio.visitor().get(`/api/invitations?token=${token}`)).json()
  assert.deepEqual([look.state, look.role, look.channel.name, look.can.accept], ['open', 'editor', 'Ana Films', false])
  assert.equal((await ben.get(`/api/invitations?token=${token}`)).json().can.accept, true)
  assertProblem(await studio.visitor().post('/api/invitations/accept', { token }), 401, 'auth.not_signed_in')
  for (let n = 0; n < 2; n++)
    assert.deepEqual((await ben.post('/api/invitations/accept', { token })).json(), { channelId: channel.id })
  assert.deepEqual(await rolesOf(), { Ana: 'owner', Ben: 'editor' })
  assertProblem(await eve.post('/api/invitations/accept', { token }), 409, 'accounts.invitation_over')
  const { rows } = await pool.query(
    `select action, actor_name from accounts.audit_log where channel_id = $1 and action like 'member.%' order by at, id`,
    [channel.id],
  )
  assert.deepEqual(rows, [
    { action: 'member.invited', actor_name: 'Ana' },
    { action: 'member.joined', actor_name: 'Ben' },
  ])
  const kinds = async (who: Person) =>
    (await who.get('/api/notifications')).json().items.map((notice: { kind: string }) => notice.kind)
  await eventually(async () => (await kinds(ben)).includes('team.invited'))
  await eventually(async () => (await kinds(ana)).includes('team.joined'))
})

test('a letter that was passed on is good only for somebody whose own address is confirmed', async () => {
  const token = await invited('somebody@example.org', 'analyst')
  assertProblem(await eve.post('/api/invitations/accept', { token }), 403, 'accounts.invitation_for_other')
  await pool.query(`update auth."user" set "emailVerified" = true where email = $1`, [eve.email])
  assert.equal((await eve.post('/api/invitations/accept', { token })).statusCode, 200)
  assert.equal((await rolesOf()).Eve, 'analyst')
})

test('a letter that was sent again, taken back or kept too long works no more', async () => {
  const cleo = await studio.given.person('Cleo')
  const first = await invited(cleo.email, 'moderator')
  const pending = async () =>
    (await ana.get(team)).json().invitations.find((each: { email: string }) => each.email === cleo.email)
  const path = `/api/channels/${channel.id}/invitations/${(await pending()).id}`
  assert.equal((await ana.post(`${path}/resend`)).statusCode, 200)
  const second = await letterTo(cleo.email)
  assert.notEqual(first, second)
  assertProblem(await cleo.post('/api/invitations/accept', { token: first }), 404, 'accounts.invitation_not_found')
  await pool.query(`update accounts.team_invitations set expires_at = now() - interval '1 s' where email = $1`, [
    cleo.email,
  ])
  assert.equal((await pending()).expired, true)
  assertProblem(await cleo.post('/api/invitations/accept', { token: second }), 409, 'accounts.invitation_over')
  assert.equal((await ana.post(`${path}/resend`)).statusCode, 200)
  const third = await letterTo(cleo.email)
  assertProblem(await ben.delete(path), 403, 'auth.not_allowed')
  assert.equal((await ana.delete(path)).statusCode, 204)
  assertProblem(await ana.delete(path), 404, 'accounts.invitation_not_found')
  assert.equal((await cleo.get(`/api/invitations?token=${third}`)).json().state, 'revoked')
  assertProblem(await cleo.post('/api/invitations/accept', { token: third }), 409, 'accounts.invitation_over')
})

test('nobody rises above who lifts them, and the last owner stays', async () => {
  const mia = await studio.given.person('Mia')
  await joined(mia, 'manager')
  const miaId = await idOf(mia)
  assertProblem(await mia.patch(`${team}/${benId}`, { role: 'owner' }), 409, 'accounts.member_kept')
  assertProblem(await mia.patch(`${team}/${miaId}`, { role: 'owner' }), 409, 'accounts.member_kept')
  assertProblem(await mia.patch(`${team}/${anaId}`, { role: 'editor' }), 409, 'accounts.member_kept')
  assertProblem(await mia.delete(`${team}/${anaId}`), 409, 'accounts.member_kept')
  assertProblem(await ben.patch(`${team}/${miaId}`, { role: 'editor' }), 403, 'auth.not_allowed')
  assertProblem(await ben.delete(`${team}/${miaId}`), 403, 'auth.not_allowed')
  assertProblem(await ana.patch(`${team}/${anaId}`, { role: 'manager' }), 409, 'accounts.member_kept')
  assertProblem(await ana.delete(`${team}/${anaId}`), 409, 'accounts.member_kept')
  assertProblem(await ana.patch(`${team}/${randomUUID()}`, { role: 'editor' }), 404, 'accounts.member_not_found')
  const me = (await mia.get(team)).json().items.find((each: { you: boolean }) => each.you)
  assert.equal(me.can.roles.includes('owner'), false)
  assert.match(me.why.roles.owner, /Only an owner/)

  // Two owners who leave at once: one stays.
  assert.equal((await ana.patch(`${team}/${miaId}`, { role: 'owner' })).statusCode, 200)
  const left = await Promise.all([ana.delete(`${team}/${anaId}`), mia.delete(`${team}/${miaId}`)])
  assert.deepEqual(left.map((answer) => answer.statusCode).sort(), [204, 409])
  await pool.query(
    `insert into accounts.channel_members (channel_id, user_id, role) values ($1, $2, 'owner') on conflict (channel_id, user_id) do update set role = 'owner'`,
    [channel.id, anaId],
  )
  await pool.query(`delete from accounts.channel_members where channel_id = $1 and user_id = $2`, [channel.id, miaId])
  for (const id of [anaId, miaId]) await forgetPerson(studio.system, id)
})

test('to make somebody an owner one must have signed in lately', async () => {
  await pool.query(`update auth.session set "createdAt" = now() - interval '20 minutes' where "userId" = $1`, [anaId])
  assertProblem(await ana.patch(`${team}/${benId}`, { role: 'owner' }), 403, 'auth.confirm_identity')
  assert.equal((await ana.patch(`${team}/${benId}`, { role: 'moderator' })).statusCode, 200)
  assert.equal((await rolesOf()).Ben, 'moderator')
  await pool.query(`update auth.session set "createdAt" = now() where "userId" = $1`, [anaId])
})

test('whoever may not invite any more comes in again by none of their own letters', async () => {
  for (const end of [
    (id: string) => ana.delete(`${team}/${id}`),
    (id: string) => ana.patch(`${team}/${id}`, { role: 'editor' }),
  ]) {
    const mona = await studio.given.person('Mona')
    const second = await studio.given.person('Second Mona')
    await joined(mona, 'manager')
    assert.equal((await mona.post(team, { email: second.email, role: 'manager' })).statusCode, 201)
    const token = await letterTo(second.email)
    const left = await end(await idOf(mona))
    assert.ok(left.statusCode < 300, left.body)
    assertProblem(await second.post('/api/invitations/accept', { token }), 409, 'accounts.invitation_over')
    const { rows } = await pool.query(
      `select actor_id from accounts.audit_log where action = 'member.invitation-taken-back' and subject_label = $1`,
      [second.email],
    )
    assert.deepEqual(rows, [{ actor_id: anaId }])
  }
})

test('whoever is removed is out at once, their open socket too', async () => {
  const socket = new WebSocket(`${studio.base.replace('http', 'ws')}/api/creator/socket`, {
    headers: { cookie: ben.cookie, origin: studio.ctx.publicUrl },
  })
  // News of the tests before may close it as well.
  const closed = new Promise((resolve) => socket.once('close', resolve))
  const hello = await new Promise<string>((resolve) => socket.once('message', (data) => resolve(String(data))))
  assert.ok(hello.includes(channel.id))
  assert.equal((await ben.get(team)).statusCode, 200)
  assert.equal((await ana.delete(`${team}/${benId}`)).statusCode, 204)
  assertProblem(await ben.get(team), 404, 'accounts.channel_not_found')
  await closed
  assertProblem(await ana.delete(`${team}/${benId}`), 404, 'accounts.member_not_found')
})

test('an invitation opens an account where none may be opened otherwise, for its address only', async () => {
  const closed = await studio.alsoServed({ SIGN_UP: 'closed' })
  const token = await invited('dora@example.org', 'accountant')
  const signUp = (email: string, invite: string) =>
    closed.visitor().post('/api/auth/sign-up/email', { name: 'Dora', email, password: 'correct horse', invite })
  assertProblem(await signUp('other@example.org', token), 403, 'accounts.sign_up_closed')
  assertProblem(await signUp('dora@example.org', 'team_aaaaaaaaaaaaaaaaaaaaaaaa'), 403, 'accounts.sign_up_closed')
  const made = await signUp('Dora@example.org', token)
  assert.equal(made.statusCode, 200, made.body)
  const dora = closed.visitor(cookiesOf(made))
  assert.equal((await dora.post('/api/invitations/accept', { token })).statusCode, 200)
  assert.equal((await rolesOf()).Dora, 'accountant')
})

test('what is no invitation is refused', async () => {
  for (const body of [
    {},
    { email: 'x', role: 'editor' },
    { email: 'a@example.org' },
    { email: 'a@example.org', role: 'owner' },
    { email: 'a@example.org', role: 'god' },
    { email: `${'a'.repeat(320)}@example.org`, role: 'editor' },
  ])
    assertProblem(await ana.post(team, body), 400, 'request.invalid', JSON.stringify(body))
  assertProblem(await ana.post(team, { email: ana.email, role: 'editor' }), 409, 'accounts.already_member')
  for (const token of ['x', 'x'.repeat(200)])
    assertProblem(await ana.get(`/api/invitations?token=${token}`), 400, 'request.invalid')
})

test('a name in a letter is no address to click on', () => {
  assert.equal(inLetters('Win at https://evil.example/x now'), 'Win at httpsevil. examplex now')
  assert.equal(inLetters('two\nlines\u202e of'), 'two lines of')
})
