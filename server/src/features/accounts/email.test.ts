import assert from 'node:assert/strict'
import { after, afterEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { cookiesOf, openStudio, type Person } from '#test/studio.ts'

const studio = await openStudio({ after })
const operator = await studio.given.person('The operator')

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

type Mail = { to: string; subject: string; body: string }
/** The address in the newest letter to somebody, without its origin. */
async function linkTo(email: string): Promise<string> {
  const { items } = (await operator.get('/api/admin/outbox')).json()
  const mail = items.find((each: Mail) => each.to === email)
  const link = new URL(/https?:\S+/.exec(mail?.body ?? '')?.[0] ?? '')
  assert.equal(link.origin, studio.ctx.publicUrl)
  return link.pathname + link.search
}
const me = async (person: Person) => (await person.get('/api/me')).json().user
const callbackURL = '/studio/settings'

test('an e-mail address is confirmed by the letter that went there', async () => {
  const ana = await studio.given.person('Ana')
  assert.equal((await me(ana)).emailVerified, false)
  const sent = await ana.post('/api/auth/send-verification-email', { email: ana.email, callbackURL })
  assert.equal(sent.statusCode, 200)
  const opened = await studio.visitor().get(await linkTo(ana.email))
  assert.equal(opened.statusCode, 302)
  assert.match(String(opened.headers.location), /\/studio\/settings$/)
  assert.equal((await me(ana)).emailVerified, true)
  const broken = await studio.visitor().get(`/api/auth/verify-email?token=x&callbackURL=${callbackURL}`)
  assert.match(String(broken.headers.location), /error=/)
  const away = await studio
    .visitor()
    .get(`${await linkTo(ana.email)}`.replace(encodeURIComponent(callbackURL), 'https%3A%2F%2Fevil.example'))
  assert.notEqual(away.headers.location, 'https://evil.example')
})

test('a confirmed address becomes another one when both inboxes agreed', async () => {
  const ben = await studio.given.person('Ben')
  await ben.post('/api/auth/send-verification-email', { email: ben.email, callbackURL })
  await ben.get(await linkTo(ben.email))
  const next = 'ben.next@example.org'
  assert.equal((await ben.post('/api/auth/change-email', { newEmail: next, callbackURL })).statusCode, 200)
  assert.equal((await me(ben)).email, ben.email)
  await ben.get(await linkTo(ben.email))
  assert.equal((await me(ben)).email, ben.email)
  await ben.get(await linkTo(next))
  assert.deepEqual([(await me(ben)).email, (await me(ben)).emailVerified], [next, true])
  assertProblem(
    await studio.visitor().post('/api/auth/change-email', { newEmail: 'a@example.org' }),
    401,
    'auth.not_signed_in',
  )
})

test('a letter that changes an address opens no session, and works only for the person who asked for it', async () => {
  const squatter = await studio.given.person('Carla')
  const address = squatter.email
  for (const newEmail of ['first@example.net', 'second@example.net'])
    assert.equal((await squatter.post('/api/auth/change-email', { newEmail, callbackURL })).statusCode, 200)
  const letters: Mail[] = (await operator.get('/api/admin/outbox')).json().items
  assert.ok(letters.some((each) => each.to === address && each.body.includes('first@example.net')))
  // A name is whatever somebody typed; it is not carried to addresses that may be anybody's.
  assert.ok(!letters.some((each) => each.to === 'first@example.net' && each.body.includes('Carla')))
  const stranger = await studio.visitor().get(await linkTo('first@example.net'))
  assert.match(String(stranger.headers.location), /error=/)
  assert.equal(stranger.headers['set-cookie'], undefined)
  await squatter.get(await linkTo('first@example.net'))
  assert.equal((await me(squatter)).email, 'first@example.net')

  // The address is free, and the person whose it is opens an account. The second letter names it, and is for somebody else.
  const opened = { name: 'Carla', email: address, password: 'correct horse' }
  const carla = studio.visitor(cookiesOf(await studio.visitor().post('/api/auth/sign-up/email', opened)))
  assert.equal((await carla.get('/api/me')).json().user.email, address)
  for (const who of [studio.visitor(), squatter, carla]) {
    const answer = await who.get(await linkTo('second@example.net'))
    assert.match(String(answer.headers.location), /error=/)
    assert.equal(answer.headers['set-cookie'], undefined)
  }
  assert.equal((await carla.get('/api/me')).json().user.email, address)
})
