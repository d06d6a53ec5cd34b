import assert from 'node:assert/strict'
import { after, afterEach, type TestContext, test } from 'node:test'
import { getMigrations } from 'better-auth/db/migration'
import { assertProblem } from '#test/problems.ts'
import { cookiesOf, openStudio, type Response } from '#test/studio.ts'
import { openAuth } from './auth.ts'

const studio = await openStudio({ after })
const PASSWORD = 'correct horse'
await studio.given.person('The operator')

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

let addresses = 0
/** A browser at an address of its own, so that one test's limits are not another's. */
const browser = (cookie = '', from = `10.1.0.${++addresses}`) => studio.visitor(cookie, from)
const signIn = async (email: string, password = PASSWORD, by = browser()) =>
  by.post('/api/auth/sign-in/email', { email, password })
/** What was used up does not come back while this test lasts, however long it takes. */
const standStill = (t: TestContext) => {
  const now = performance.now()
  t.mock.method(performance, 'now', () => now)
}
const who = async (answer: Response) => (await browser(cookiesOf(answer)).get('/api/me')).json().user?.email ?? null

test('signing up opens a session, signing out ends it, signing in opens another', async () => {
  const up = await browser().post('/api/auth/sign-up/email', {
    name: 'Zoë',
    email: ' Zoe@Example.org ',
    password: PASSWORD,
  })
  assert.equal(await who(up), 'zoe@example.org')
  assert.equal((await browser(cookiesOf(up)).post('/api/auth/sign-out', {})).statusCode, 200)
  assert.equal(await who(up), null)

  const again = await signIn('ZOE@example.ORG')
  assert.equal(await who(again), 'zoe@example.org')
  const wrong = await signIn('zoe@example.org', 'wrong horse')
  assertProblem(wrong, 401, 'auth.wrong_credentials')
  assert.equal(wrong.headers['set-cookie'], undefined)
  // The same words for somebody who does not exist.
  assert.equal((await signIn('nobody@example.org')).body, wrong.body)
  const twice = await browser().post('/api/auth/sign-up/email', {
    name: 'Z',
    email: 'zoe@example.org',
    password: PASSWORD,
  })
  assertProblem(twice, 409, 'auth.email_taken')
})

test('an address that is none and a short password open no account', async () => {
  const up = (changes: object) =>
    browser().post('/api/auth/sign-up/email', { name: 'N', email: 'n@example.org', password: PASSWORD, ...changes })
  assertProblem(await up({ email: 'not an address' }), 400, 'request.invalid')
  assertProblem(await up({ password: 'short' }), 400, 'request.invalid')
  assertProblem(await up({ name: '   ' }), 400, 'request.invalid')
  assertProblem(await signIn('n@example.org'), 401, 'auth.wrong_credentials')
})

test('the cookie is for this site, unreadable for scripts, and Secure exactly with https', async () => {
  const ana = await studio.given.person('Ana')
  const plain = String((await signIn(ana.email)).headers['set-cookie'])
  assert.match(plain, /^studio\.session_token=/)
  assert.match(plain, /HttpOnly/i)
  assert.match(plain, /SameSite=Lax/i)
  assert.match(plain, /Path=\//i)
  assert.doesNotMatch(plain, /Secure|Domain/i)

  const https = await studio.alsoServed({ PUBLIC_URL: 'https://studio.example.org' })
  const answer = await https
    .visitor('', '10.1.1.1')
    .post('/api/auth/sign-in/email', { email: ana.email, password: PASSWORD })
  const secure = String(answer.headers['set-cookie'])
  assert.match(secure, /^__Secure-studio\.session_token=/)
  assert.match(secure, /; Secure/i)
  assert.equal((await https.visitor(cookiesOf(answer)).get('/api/me')).json().user.email, ana.email)
  // Without the prefix it may have been set by a page without TLS.
  assert.equal((await https.visitor(cookiesOf(answer).replace('__Secure-', '')).get('/api/me')).json().user, null)
})

test('our look-up and the library agree about a session, and about the tables', async () => {
  const ana = await studio.given.person('Ana')
  const auth = openAuth(studio.ctx, studio.engines.databaseUrl)
  try {
    const session = async (cookie: string) => {
      const answer = await auth.handler(
        new Request(`${studio.ctx.publicUrl}/api/auth/get-session`, { headers: { cookie } }),
      )
      return ((await answer.json()) as { user?: { email: string } } | null)?.user?.email ?? null
    }
    const ours = async (cookie: string) => (await browser(cookie).get('/api/me')).json().user?.email ?? null
    const [name, value = ''] = ana.cookie.split('=')
    const token = decodeURIComponent(value)
    const altered = [
      ana.cookie,
      `other=1; ${ana.cookie}; more=2`,
      `${name}=${encodeURIComponent(`x${token}`)}`,
      `${name}=${encodeURIComponent(`${token.slice(0, -3)}AA=`)}`,
      `${name}=${encodeURIComponent(token.split('.')[0] ?? '')}`,
      `${name}=`,
      `${name}=%`,
      `x${ana.cookie}`,
    ]
    for (const cookie of altered) assert.equal(await ours(cookie), await session(cookie), cookie)
    assert.equal(await ours(ana.cookie), ana.email)
    assert.deepEqual(
      await Promise.all(altered.slice(2).map(ours)),
      altered.slice(2).map(() => null),
    )

    const wanted = await getMigrations(auth.options)
    assert.deepEqual([wanted.toBeCreated, wanted.toBeAdded], [[], []])
  } finally {
    await auth.close()
  }
})

test('a session that has run out is nobody', async () => {
  const ana = await studio.given.person('Ana')
  await studio.ctx.database.pool.query(
    `update auth.session set "expiresAt" = now() - interval '1 s' where "userId" = (select id from auth."user" where email = $1)`,
    [ana.email],
  )
  assert.equal((await ana.get('/api/me')).json().user, null)
  assertProblem(await ana.get('/api/uploads'), 401, 'auth.not_signed_in')
})

test('a new password ends the other sessions when asked to, at once', async () => {
  const ana = await studio.given.person('Ana')
  const other = await signIn(ana.email)
  assert.equal(await who(other), ana.email)
  const change = (currentPassword: string) =>
    browser(ana.cookie).post('/api/auth/change-password', {
      currentPassword,
      newPassword: 'another horse',
      revokeOtherSessions: true,
    })
  assertProblem(await change('wrong horse'), 400, 'auth.wrong_credentials')
  assert.equal(await who(other), ana.email)
  const changed = await change(PASSWORD)
  assert.equal(changed.statusCode, 200)
  assert.equal(await who(other), null)
  assert.equal(await who(changed), ana.email)
  assertProblem(await signIn(ana.email), 401, 'auth.wrong_credentials')
  assert.equal((await signIn(ana.email, 'another horse')).statusCode, 200)
})

test('wrong passwords for one account from one address are stopped, whatever it claims to be', async (t) => {
  standStill(t)
  const ana = await studio.given.person('Ana')
  const ben = await studio.given.person('Ben')
  const at = browser()
  const codes: number[] = []
  for (let n = 0; n < 13; n++) {
    const forwarded = {
      'x-forwarded-for': `203.0.113.${n}`,
      'x-real-ip': `203.0.113.${n}`,
      forwarded: `for=203.0.113.${n}`,
    }
    const answer = await at.post(
      '/api/auth/sign-in/email',
      { email: n % 2 ? ana.email : ana.email.toUpperCase(), password: 'wrong' },
      forwarded,
    )
    codes.push(answer.statusCode)
  }
  assert.deepEqual(codes, [...Array(10).fill(401), ...Array(3).fill(429)])
  const right = await signIn(ana.email, PASSWORD, at)
  assert.ok(Number(assertProblem(right, 429, 'request.too_many').retryAfterS) > 0)
  assert.ok(Number(right.headers['retry-after']) > 0)
  assert.equal((await signIn(ana.email)).statusCode, 200, 'the owner, elsewhere, is not kept out')
  assert.equal((await signIn(ben.email, PASSWORD, at)).statusCode, 200)
})

test('many addresses that try one account are stopped together, but not the address that its owner is known by', async (t) => {
  standStill(t)
  const ana = await studio.given.person('Ana')
  const home = browser()
  assert.equal((await signIn(ana.email, PASSWORD, home)).statusCode, 200)
  const codes: number[] = []
  for (let n = 0; n < 22; n++) codes.push((await signIn(ana.email, 'wrong')).statusCode)
  assert.deepEqual(codes.slice(-2), [429, 429])
  assert.equal(codes.filter((code) => code === 401).length, 20)
  assert.equal((await signIn(ana.email, PASSWORD, home)).statusCode, 200)
})

test('its owner is known at an IPv6 address too, whose last half changes every day', async (t) => {
  standStill(t)
  const ana = await studio.given.person('Ana')
  const from = (address: string) => signIn(ana.email, PASSWORD, browser('', address))
  for (const address of ['2001:db8:7:1::1', '::ffff:10.9.0.1']) assert.equal((await from(address)).statusCode, 200)
  for (let n = 0; n < 21; n++) await signIn(ana.email, 'wrong')
  assert.equal((await from('2001:db8:7:2::1')).statusCode, 429)
  for (const address of ['2001:db8:7:1:a:b:c:d', '::ffff:10.9.0.1']) assert.equal((await from(address)).statusCode, 200)
})

test('a session elsewhere is listed with its device, and ended alone', async () => {
  const ana = await studio.given.person('Ana')
  const firefox = await browser().post(
    '/api/auth/sign-in/email',
    { email: ana.email, password: PASSWORD },
    { 'user-agent': 'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0' },
  )
  const other = studio.visitor(cookiesOf(firefox))
  const { items } = (await ana.get('/api/me/sessions')).json()
  assert.deepEqual(
    items.map((each: Record<string, unknown>) => [each.current, each.browser, each.system]),
    [
      [true, null, null],
      [false, 'Firefox', 'Windows'],
    ],
  )
  assert.match(items[1].network, /^10\.\d+\.\d+\.x$/)
  const ben = await studio.given.person('Ben')
  assertProblem(await ben.delete(`/api/me/sessions/${items[1].id}`), 404, 'accounts.session_not_found')
  assert.equal((await ana.delete(`/api/me/sessions/${items[1].id}`)).statusCode, 204)
  assert.equal((await other.get('/api/me')).json().user, null)
  assert.equal((await ana.get('/api/me')).json().user.email, ana.email)
})

test('preferences are kept, one by one, and nonsense is refused', async () => {
  const ana = await studio.given.person('Ana')
  const change = (body: unknown) => ana.patch('/api/me/preferences', body)
  assert.equal((await change({ timeZone: 'Asia/Kolkata' })).json().timeZone, 'Asia/Kolkata')
  assert.equal((await change({ singleKeys: false })).json().timeZone, 'Asia/Kolkata')
  assertProblem(await change({ timeZone: 'Mars/Olympus' }), 400, 'request.invalid')
  const { preferences } = (await ana.get('/api/me')).json().user
  assert.deepEqual(preferences, {
    timeZone: 'Asia/Kolkata',
    format: null,
    language: null,
    singleKeys: false,
    adult: false,
    checklist: 'shown',
  })
})

test('one address that tries many accounts is stopped, whatever it claims to be', async (t) => {
  standStill(t)
  const ana = await studio.given.person('Ana')
  const at = browser()
  // Signing out costs nothing, so that the test does not hash a hundred passwords; the flows share the limit.
  const codes: number[] = []
  for (let n = 0; n < 160; n++)
    codes.push((await at.post('/api/auth/sign-out', {}, { 'x-forwarded-for': `203.0.113.${n}` })).statusCode)
  assert.ok(codes.filter((code) => code === 429).length >= 5)
  assertProblem(await signIn(ana.email, PASSWORD, at), 429, 'request.too_many')
  assert.equal((await signIn(ana.email)).statusCode, 200)
})

test('signing in rightly, again and again, uses nothing up', async () => {
  const ana = await studio.given.person('Ana')
  for (let n = 0; n < 12; n++) assert.equal((await signIn(ana.email)).statusCode, 200)
})
