import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { WebSocket } from 'ws'
import { cookiesOf, openStudio, type Person, type Response } from '../../../../test/studio.ts'
import { codeOf, stepAt } from './totp.ts'

let now = Date.now()
const studio = await openStudio({ after }, { clock: () => new Date(now) })
const { pool } = studio.ctx.database
const PASSWORD = 'correct horse'

const later = (seconds: number) => {
  now += seconds * 1000
}
const fromBase32 = (text: string) => {
  const bits = [...text]
    .map((each) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(each).toString(2).padStart(5, '0'))
    .join('')
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((each) => Number.parseInt(each, 2)))
}
const codeNow = (secret: string) => codeOf(fromBase32(secret), stepAt(new Date(now)))
const problemOf = (answer: Response) => `${answer.statusCode} ${answer.json().code}`

async function withFactor(name: string) {
  const person = await studio.given.person(name)
  const begun = (await person.post('/api/me/second-factor/setup')).json()
  assert.match(begun.url, new RegExp(`^otpauth://totp/.*secret=${begun.secret}&issuer=`))
  const wrong = await person.post('/api/me/second-factor', { code: '000000' })
  assert.equal(problemOf(wrong), '401 auth.code_wrong')
  const enabled = await person.post('/api/me/second-factor', { code: codeNow(begun.secret) })
  assert.equal(enabled.statusCode, 200, enabled.body)
  later(30)
  return { person, secret: String(begun.secret), recovery: enabled.json().recoveryCodes as string[] }
}

const signIn = (email: string, more: Record<string, unknown> = {}, by: Person = studio.visitor()) =>
  by.post('/api/auth/sign-in/email', { email, password: PASSWORD, ...more })

const makeOld = (email: string) =>
  pool.query(
    `update auth.session set "createdAt" = now() - interval '16 minutes'
       where "userId" = (select id from auth."user" where email = $1)`,
    [email],
  )

test('after the password a code is asked for, which works once', async () => {
  const { person, secret, recovery } = await withFactor('Ana')
  assert.equal(new Set(recovery).size, 10)
  assert.equal(problemOf(await person.post('/api/me/second-factor/setup')), '409 auth.second_factor_on')

  const wrong = await studio
    .visitor()
    .post('/api/auth/sign-in/email', { email: person.email, password: 'wrong password' })
  assert.equal(problemOf(wrong), '401 auth.wrong_credentials', 'who has not the password hears nothing of the code')
  const asked = await signIn(person.email)
  assert.equal(problemOf(asked), '401 auth.code_needed')
  assert.equal(asked.headers['set-cookie'], undefined)
  assert.equal(problemOf(await signIn(person.email, { code: '123456' })), '401 auth.code_wrong')
  const code = codeNow(secret)
  const done = await signIn(person.email, { code: `${code.slice(0, 3)} ${code.slice(3)}` })
  assert.equal(done.statusCode, 200, done.body)
  assert.equal((await studio.visitor(cookiesOf(done)).get('/api/me')).json().user.email, person.email)
  assert.equal(problemOf(await signIn(person.email, { code })), '401 auth.code_wrong', 'used already')
  later(-30)
  assert.equal(
    problemOf(await signIn(person.email, { code: codeNow(secret) })),
    '401 auth.code_wrong',
    'older than the last',
  )
  later(60)

  const stored = await pool.query('select sealed_secret from accounts.second_factors')
  assert.ok(stored.rows.every((row) => !row.sealed_secret.includes(fromBase32(secret))))
})

test('a recovery code stands for the app once', async () => {
  const { person, recovery } = await withFactor('Ben')
  const [first = '', second = ''] = recovery
  assert.equal((await signIn(person.email, { code: first.toUpperCase() })).statusCode, 200)
  assert.equal(problemOf(await signIn(person.email, { code: first })), '401 auth.code_wrong')
  const { secondFactor } = (await person.get('/api/me/security')).json()
  assert.equal(secondFactor.recoveryCodesLeft, 9)
  const renewed = (await person.post('/api/me/second-factor/recovery-codes')).json().recoveryCodes
  assert.equal(problemOf(await signIn(person.email, { code: second })), '401 auth.code_wrong')
  assert.equal((await signIn(person.email, { code: renewed[0] })).statusCode, 200)
  const log = await pool.query(
    `select action from accounts.audit_log where actor_id = (select id from auth."user" where email = $1) order by at, id`,
    [person.email],
  )
  assert.deepEqual(
    log.rows.map((row) => row.action).filter((action) => action.startsWith('account.')),
    [
      'account.second-factor-on',
      'account.recovery-code-used',
      'account.recovery-codes-renewed',
      'account.recovery-code-used',
    ],
  )
})

test('guessing codes ends soon, and does not keep the owner out', async () => {
  const { person, secret } = await withFactor('Cleo')
  const guesser = studio.visitor('', '198.51.100.7')
  const answers = []
  for (let n = 0; n < 7; n++) answers.push(problemOf(await signIn(person.email, { code: '000000' }, guesser)))
  assert.deepEqual(answers.slice(4), ['401 auth.code_wrong', '429 request.too_many', '429 request.too_many'])
  assert.equal((await signIn(person.email, { code: codeNow(secret) })).statusCode, 200)
})

test('a trusted browser is not asked for 30 days, or until its person signs out everywhere', async () => {
  const { person, secret } = await withFactor('Dora')
  const trusted = await signIn(person.email, { code: codeNow(secret), trustDevice: true })
  const cookie = cookiesOf(trusted)
  assert.match(cookie, /studio\.trusted=/)
  const browser = studio.visitor(cookie)
  assert.equal((await signIn(person.email, {}, browser)).statusCode, 200)
  const altered = studio.visitor(cookie.replace(/trusted=\d/, 'trusted=9'))
  assert.equal(problemOf(await signIn(person.email, {}, altered)), '401 auth.code_needed')
  const { person: other } = await withFactor('Emil')
  assert.equal(problemOf(await signIn(other.email, {}, browser)), '401 auth.code_needed', 'trusted for one person')

  const socket = new WebSocket(`${studio.base.replace('http', 'ws')}/api/creator/socket`, {
    headers: { cookie, origin: studio.ctx.publicUrl },
  })
  await new Promise((resolve) => socket.once('message', resolve))
  assert.equal((await browser.get('/api/me')).json().user.email, person.email)
  const closed = new Promise((resolve) => socket.once('close', resolve))
  assert.equal((await person.post('/api/auth/revoke-other-sessions', {})).statusCode, 200)
  assert.equal((await browser.get('/api/me')).json().user, null)
  await closed
  assert.equal(problemOf(await signIn(person.email, {}, browser)), '401 auth.code_needed')

  later(30)
  const again = studio.visitor(cookiesOf(await signIn(person.email, { code: codeNow(secret), trustDevice: true })))
  const own = await again.post('/api/auth/revoke-other-sessions', {})
  const kept = studio.visitor(cookiesOf(own))
  assert.equal((await signIn(person.email, {}, kept)).statusCode, 200, 'the browser that asked stays trusted')
  now += 31 * 86_400_000
  assert.equal(problemOf(await signIn(person.email, {}, kept)), '401 auth.code_needed')
})

test('dangerous things are asked for again after a quarter of an hour, by password or code', async () => {
  const { person, secret } = await withFactor('Finn')
  await makeOld(person.email)
  const newKey = () => person.post('/api/creator/api-keys', { name: 'K', scopes: ['videos:read'] })
  for (const answer of [
    await newKey(),
    await person.delete('/api/me/second-factor'),
    await person.post('/api/me/second-factor/recovery-codes'),
    await person.post('/api/me/second-factor/setup'),
    await person.post('/api/me/passkeys/options', {}),
    await person.post('/api/auth/change-email', { newEmail: 'new@example.org' }),
    await person.post('/api/creator/trash/empty', {}),
  ])
    assert.equal(problemOf(answer), '403 auth.confirm_identity')
  const confirm = (body: unknown) => person.post('/api/me/confirm', body)
  assert.equal(problemOf(await confirm({ password: 'wrong password' })), '401 auth.not_confirmed')
  assert.equal(problemOf(await confirm({ code: '000000' })), '401 auth.code_wrong')
  assert.equal(problemOf(await confirm({})), '400 request.invalid')
  assert.equal((await confirm({ password: PASSWORD })).statusCode, 204)
  const made = await newKey()
  assert.equal(made.statusCode, 201)
  await pool.query(`update accounts.confirmations set confirmed_at = now() - interval '16 minutes'`)
  assert.equal(problemOf(await newKey()), '403 auth.confirm_identity')
  assert.equal((await confirm({ code: codeNow(secret) })).statusCode, 204)
  assert.equal((await person.delete('/api/me/second-factor')).statusCode, 204)
  assert.equal((await signIn(person.email)).statusCode, 200)
  const key = studio.visitor()
  const asKey = await key.post(
    '/api/me/confirm',
    { password: PASSWORD },
    { authorization: `Bearer ${made.json().key}` },
  )
  assert.equal(asKey.statusCode, 403)
})

test("a stranger's passkeys are not found, and what is none is refused", async () => {
  const [gina, hugo] = [await studio.given.person('Gina'), await studio.given.person('Hugo')]
  const added = await pool.query(
    `insert into auth.passkey (name, "publicKey", "userId", "credentialID", counter, "deviceType", "backedUp", "createdAt")
       select 'Phone', 'x', id, 'credential', 0, 'multiDevice', true, now() from auth."user" where email = $1 returning id`,
    [gina.email],
  )
  const url = `/api/me/passkeys/${added.rows[0].id}`
  assert.equal(problemOf(await hugo.patch(url, { name: 'Mine' })), '404 auth.passkey_not_found')
  assert.equal(problemOf(await hugo.delete(url)), '404 auth.passkey_not_found')
  assert.equal((await gina.patch(url, { name: 'Old phone' })).statusCode, 204)
  assert.equal((await gina.get('/api/me/security')).json().passkeys[0].name, 'Old phone')
  const options = await studio.visitor().post('/api/auth/passkey/options', {})
  assert.equal(options.json().userVerification, 'required')
  const sent = await studio
    .visitor(cookiesOf(options))
    .post('/api/auth/passkey/sign-in', { credential: { id: 'credential' } })
  assert.equal(problemOf(sent), '400 auth.passkey_refused')
  assert.equal((await gina.delete(url)).statusCode, 204)
  assert.deepEqual((await gina.get('/api/me/security')).json().passkeys, [])
})

test('a deleted account is offered before its code is asked for, and comes back with both', async () => {
  const { person, secret } = await withFactor('Lea')
  const { goes } = (await person.get('/api/me/deletion')).json()
  const channelIds = goes.map((each: { id: string }) => each.id)
  await person.post('/api/me/deletion', { email: person.email, channelIds })
  assert.equal(problemOf(await signIn(person.email)), '403 auth.account_deleted')
  assert.equal(problemOf(await signIn(person.email, { restore: true })), '401 auth.code_needed')
  assert.equal(problemOf(await signIn(person.email, { restore: true, code: '000000' })), '401 auth.code_wrong')
  assert.equal(problemOf(await signIn(person.email)), '403 auth.account_deleted', 'a wrong code brings nothing back')
  later(30)
  assert.equal((await signIn(person.email, { restore: true, code: codeNow(secret) })).statusCode, 200)
})
