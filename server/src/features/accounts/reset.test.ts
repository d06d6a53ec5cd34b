import assert from 'node:assert/strict'
import { type IncomingMessage, request } from 'node:http'
import { after, afterEach, test } from 'node:test'
import { eventually } from '#test/eventually.ts'
import { assertProblem } from '#test/problems.ts'
import { cookiesOf, openStudio } from '#test/studio.ts'

const studio = await openStudio({ after })
const operator = await studio.given.person('The operator')
let addresses = 0
const browser = (cookie = '') => studio.visitor(cookie, `10.2.0.${++addresses}`)

afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

type Mail = { to: string; body: string; sentAt: string | null }
const mailsTo = async (email: string): Promise<Mail[]> =>
  (await operator.get('/api/admin/outbox')).json().items.filter((mail: Mail) => mail.to === email)
const linkIn = (mail: Mail | undefined) => new URL(/https?:\S+/.exec(mail?.body ?? '')?.[0] ?? '')
const askFor = (email: string, redirectTo = '/reset-password') =>
  browser().post('/api/auth/request-password-reset', { email, redirectTo })

test('a forgotten password is replaced through the link in the mail, once, and ends every session', async () => {
  const ana = await studio.given.person('Ana')
  assert.equal((await askFor(ana.email.toUpperCase())).statusCode, 200)
  const [mail] = await mailsTo(ana.email)
  assert.equal(mail?.sentAt, null) // no SMTP server here: the operator reads it
  const link = linkIn(mail)
  assert.equal(link.origin, studio.ctx.publicUrl)

  const page = await browser().get(link.pathname + link.search)
  assert.equal(page.statusCode, 302)
  const target = new URL(String(page.headers.location), studio.ctx.publicUrl)
  assert.deepEqual([target.origin, target.pathname], [studio.ctx.publicUrl, '/reset-password'])
  const token = String(target.searchParams.get('token'))

  const reset = (newPassword: string, given = token) =>
    browser().post('/api/auth/reset-password', { newPassword, token: given })
  assertProblem(await reset('short'), 400, 'request.invalid')
  assertProblem(await reset('brand new horse', `${token}x`), 400, 'auth.token_invalid')
  assert.equal((await ana.get('/api/me')).json().user.email, ana.email)
  assert.equal((await reset('brand new horse')).statusCode, 200)
  assert.equal((await ana.get('/api/me')).json().user, null)
  assertProblem(await reset('another new horse'), 400, 'auth.token_invalid')

  const signIn = (password: string) => browser().post('/api/auth/sign-in/email', { email: ana.email, password })
  assertProblem(await signIn('correct horse'), 401, 'auth.wrong_credentials')
  const back = await signIn('brand new horse')
  assert.equal((await browser(cookiesOf(back)).get('/api/me')).json().user.email, ana.email)
})

test('a session that is used while the password changes ends with it', async () => {
  const ana = await studio.given.person('Ana')
  await askFor(ana.email)
  const token = linkIn((await mailsTo(ana.email))[0])
    .pathname.split('/')
    .at(-1)
  // The row is held, so that the request below comes when the password is new and the session still there.
  const holder = await studio.ctx.database.pool.connect()
  await holder.query('begin')
  await holder.query(
    `select 1 from auth.session s join auth."user" u on u.id = s."userId" where u.email = $1 for update of s`,
    [ana.email],
  )
  const reset = browser().post('/api/auth/reset-password', { newPassword: 'brand new horse', token })
  await eventually(
    async () => (await studio.ctx.database.pool.query('select 1 from pg_locks where not granted')).rowCount,
  )
  assert.equal((await ana.get('/api/me')).json().user.email, ana.email)
  await holder.query('commit')
  holder.release()
  assert.equal((await reset).statusCode, 200)
  assert.equal((await ana.get('/api/me')).json().user, null)
})

test('the address in a mail leads to no other part of the sign-in library', async () => {
  const ana = await studio.given.person('Ana')
  // Sent as it is: whatever makes an address of it first would read the backslash as a slash.
  const get = (path: string) =>
    new Promise<IncomingMessage>((resolve, reject) => {
      const headers = { cookie: ana.cookie }
      request(studio.base, { path, headers }, resolve).on('error', reject).end()
    })
  for (const token of [
    '..\\get-session',
    '..\\list-sessions',
    '%2e%2e\\list-accounts',
    '..%5cget-session',
    '..%2fok',
    '..\\error',
  ]) {
    const answer = await get(`/api/auth/reset-password/${token}?callbackURL=/x`)
    answer.resume()
    assert.equal(answer.statusCode, 302, token)
    assert.equal(answer.headers.location, `${studio.ctx.publicUrl}/x?error=INVALID_TOKEN`)
  }
})

test('a link that is too old says so', async () => {
  const ana = await studio.given.person('Ana')
  await askFor(ana.email)
  const link = linkIn((await mailsTo(ana.email))[0])
  await studio.ctx.database.pool.query(`update auth.verification set "expiresAt" = now() - interval '1 s'`)
  const page = await browser().get(link.pathname + link.search)
  assert.match(String(page.headers.location), /error=INVALID_TOKEN/)
  const token = link.pathname.split('/').at(-1)
  assertProblem(
    await browser().post('/api/auth/reset-password', { newPassword: 'brand new horse', token }),
    400,
    'auth.token_invalid',
  )
})

test('nobody learns who has an account, and nobody is led elsewhere', async () => {
  const ana = await studio.given.person('Ana')
  const [known, unknown] = [await askFor(ana.email), await askFor('nobody@example.org')]
  assert.deepEqual([known.statusCode, known.body], [unknown.statusCode, unknown.body])
  assert.deepEqual(await mailsTo('nobody@example.org'), [])

  for (const elsewhere of ['https://evil.example/x', '//evil.example', '/\\evil.example', 'javascript:alert(1)']) {
    const answer = await askFor(ana.email, elsewhere)
    assert.ok(answer.statusCode === 403 || answer.statusCode === 400, `${elsewhere}: ${answer.statusCode}`)
  }
  const link = linkIn((await mailsTo(ana.email))[0])
  const answer = await browser().get(`${link.pathname}?callbackURL=${encodeURIComponent('https://evil.example/')}`)
  assert.doesNotMatch(String(answer.headers.location ?? ''), /evil/)
})

test('a mailbox is not flooded', async () => {
  const ana = await studio.given.person('Ana')
  const codes: number[] = []
  for (let n = 0; n < 7; n++) codes.push((await askFor(ana.email)).statusCode)
  assert.deepEqual(codes, [200, 200, 200, 200, 200, 429, 429])
  assert.equal((await mailsTo(ana.email)).length, 5)
})

test('only the operator reads the outbox, and not with an API key', async () => {
  const ana = await studio.given.person('Ana')
  assertProblem(await ana.get('/api/admin/outbox'), 403, 'auth.not_allowed')
  assertProblem(await browser().get('/api/admin/outbox'), 401, 'auth.not_signed_in')
  assertProblem(await ana.get('/api/admin/system'), 403, 'auth.not_allowed')
  const { key } = (await operator.post('/api/creator/api-keys', { name: 'k', scopes: ['videos:read'] })).json()
  const bearer = { authorization: `Bearer ${key}` }
  // The mails in it open every account.
  assertProblem(await browser().get('/api/admin/outbox', bearer), 403, 'auth.not_allowed')
  assertProblem(await browser().get('/api/admin/system', bearer), 403, 'auth.not_allowed')
})
