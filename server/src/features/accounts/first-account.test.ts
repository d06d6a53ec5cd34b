import assert from 'node:assert/strict'
import { after, afterEach, beforeEach, test } from 'node:test'
import { assertProblem } from '#test/problems.ts'
import { cookiesOf, openStudio, type Person } from '#test/studio.ts'

const studio = await openStudio({ after })
const { pool } = studio.ctx.database
const { setup_code: setupCode } = (await pool.query('select setup_code from platform.installation')).rows[0]

beforeEach(() => pool.query('truncate auth."user" cascade'))
afterEach(() => assert.deepEqual(studio.crashes.splice(0), []))

let people = 0
const signUp = (by: Person, more: Record<string, string> = {}, headers = {}) =>
  by.post(
    '/api/auth/sign-up/email',
    { name: 'N', email: `n${++people}@example.org`, password: 'correct horse', ...more },
    headers,
  )
const operators = async () => (await pool.query('select 1 from accounts.people where operator')).rowCount
const accounts = async () => (await pool.query('select 1 from auth."user"')).rowCount

test('the first account is the operator, the next one is not', async () => {
  const stranger = studio.visitor()
  assert.equal((await stranger.get('/api/me')).json().firstAccount, true)
  const first = studio.visitor(cookiesOf(await signUp(stranger)))
  const second = studio.visitor(cookiesOf(await signUp(stranger)))
  assert.equal((await first.get('/api/me')).json().user.operator, true)
  assert.equal((await second.get('/api/me')).json().user.operator, false)
  assert.equal((await stranger.get('/api/me')).json().firstAccount, false)
})

test('an account that a kill left half made is whole after the next sign-in', async () => {
  const email = 'half@example.org'
  await signUp(studio.visitor(), { email })
  await pool.query('delete from accounts.people')
  const back = await studio.visitor().post('/api/auth/sign-in/email', { email, password: 'correct horse' })
  assert.equal((await studio.visitor(cookiesOf(back)).get('/api/me')).json().user.operator, true)
})

test('of several first accounts at once exactly one is the operator', async () => {
  for (let round = 0; round < 3; round++) {
    await pool.query('truncate auth."user" cascade')
    const answers = await Promise.all([1, 2, 3, 4].map(() => signUp(studio.visitor())))
    for (const answer of answers) assert.equal(answer.statusCode, 200, answer.body)
    assert.equal(await operators(), 1)
    assert.equal((await pool.query('select 1 from accounts.people')).rowCount, 4)
  }
})

test('from elsewhere the first account needs the set-up code', async () => {
  const far = studio.visitor('', '203.0.113.7')
  for (const code of [undefined, '', 'wrong', 'null', `${setupCode}x`])
    assertProblem(await signUp(far, code === undefined ? {} : { setupCode: code }), 403, 'accounts.setup_code_wrong')
  assert.equal(await accounts(), 0)
  assert.equal((await signUp(far, { setupCode: ` ${setupCode.toLowerCase()} ` })).statusCode, 200)
  assert.equal(await operators(), 1)
  // Then it is of no more use to anybody.
  assert.equal((await signUp(far)).statusCode, 200)
  assert.equal(await operators(), 1)
})

test('a proxy on this machine makes nobody local', async () => {
  const forwarded = { 'x-forwarded-for': '203.0.113.7' }
  assertProblem(await signUp(studio.visitor(), {}, forwarded), 403, 'accounts.setup_code_wrong')
  assertProblem(
    await signUp(studio.visitor(), {}, { 'x-forwarded-for': '127.0.0.1' }),
    403,
    'accounts.setup_code_wrong',
  )

  const proxied = await studio.alsoServed({ TRUSTED_PROXIES: '127.0.0.1' })
  assertProblem(await signUp(proxied.visitor(), {}, forwarded), 403, 'accounts.setup_code_wrong')
  const named = await studio.alsoServed({ PUBLIC_URL: 'https://studio.example.org' })
  assertProblem(await signUp(named.visitor()), 403, 'accounts.setup_code_wrong')
  assert.equal(await accounts(), 0)
  assert.equal((await signUp(named.visitor(), { setupCode })).statusCode, 200)
})

test('a page elsewhere whose name leads to this machine opens no first account', async () => {
  const rebound = { host: 'evil.example:4999', origin: 'http://evil.example:4999' }
  assertProblem(await signUp(studio.visitor(), {}, rebound), 403, 'accounts.setup_code_wrong')
  for (const host of ['localhost:4999', '127.0.0.1:4999', '[::1]:4999']) {
    await pool.query('truncate auth."user" cascade')
    assert.equal((await signUp(studio.visitor(), {}, { host })).statusCode, 200, host)
  }
})

test('where accounts are closed or by invitation only the first one is open', async () => {
  for (const [SIGN_UP, code] of [
    ['closed', 'accounts.sign_up_closed'],
    ['invite', 'accounts.invite_needed'],
  ] as const) {
    await pool.query('truncate auth."user" cascade')
    const { visitor } = await studio.alsoServed({ SIGN_UP })
    assert.equal((await signUp(visitor())).statusCode, 200)
    assertProblem(await signUp(visitor()), 403, code)
    assertProblem(await signUp(visitor(), { setupCode }), 403, code)
    // Nobody learns who has an account by trying to open one.
    const { email } = (await pool.query('select email from auth."user"')).rows[0]
    assertProblem(await signUp(visitor(), { email }), 403, code)
    assert.equal(await accounts(), 1)
    assert.equal((await visitor().get('/api/me')).json().signUp, SIGN_UP)
  }
})
