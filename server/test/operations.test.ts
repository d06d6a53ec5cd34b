import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { after, type TestContext, test } from 'node:test'
import { eventually } from './eventually.ts'
import { assertProblem } from './problems.ts'
import { openStudio } from './studio.ts'

const studio = await openStudio({ after })
const operator = await studio.given.person('The operator')
const ana = await studio.given.person('Ana')
const stranger = studio.visitor()

/** What was used up of a limit does not come back while this test lasts, however long it takes. */
const standStill = (t: TestContext) => {
  const now = performance.now()
  t.mock.method(performance, 'now', () => now)
}

test('the program tells whoever watches it that it lives and is ready', async () => {
  assert.deepEqual((await stranger.get('/healthz')).json(), { ok: true })
  assert.deepEqual((await stranger.get('/readyz')).json(), { ok: true })
})

test('figures of the process are for this machine only, also behind a proxy on it', async () => {
  assert.match((await stranger.get('/metrics')).body, /^process_resident_memory_bytes \d+$/m)
  assertProblem(await studio.visitor('', '203.0.113.7').get('/metrics'), 403, 'auth.not_allowed')
  for (const header of ['x-forwarded-for', 'forwarded', 'via'])
    assertProblem(await stranger.get('/metrics', { [header]: '203.0.113.7' }), 403, 'auth.not_allowed')
})

test('the state of the engines is for the operator', async () => {
  const state = (await operator.get('/api/admin/system')).json()
  for (const engine of ['postgres', 'clickhouse', 'store'])
    assert.equal(state.engines[engine].ok, true, JSON.stringify(state))
  assert.ok(state.queues.length > 3)
  assertProblem(await ana.get('/api/admin/system'), 403, 'auth.not_allowed')
  assertProblem(await stranger.get('/api/admin/system'), 401, 'auth.not_signed_in')
})

test('what is nowhere is told as such: to programs as a problem, to people as the page', async () => {
  for (const path of [
    '/api/nothing',
    '/api',
    '/api/',
    '/media/',
    '/store/parts',
    '/assets/x.js',
    '/favicon.bmp',
    '/.env',
  ])
    assert.equal((await stranger.get(path)).statusCode, 404, path)
  assertProblem(await stranger.get('/api/nothing'), 404, 'request.not_found')
  assertProblem(await stranger.post('/api/me', {}), 404, 'request.not_found')
  for (const path of ['/', '/studio/content', '/watch/none', '/channel/x/vods']) {
    const page = await stranger.get(path)
    assert.deepEqual([page.statusCode, page.headers['content-type']], [200, 'text/html; charset=utf-8'], path)
  }
})

test('answers carry what keeps browsers careful, and what is personal is not kept', async () => {
  for (const path of ['/', '/api/me', '/api/nothing', '/healthz']) {
    const { headers } = await ana.get(path)
    assert.equal(headers['x-content-type-options'], 'nosniff', path)
    assert.equal(headers['x-frame-options'], 'DENY', path)
    assert.equal(headers['x-powered-by'], undefined)
  }
  for (const path of ['/api/me', '/api/creator/videos', '/api/nothing'])
    assert.equal((await ana.get(path)).headers['cache-control'], 'no-store', path)
  assert.match(String((await stranger.get('/')).headers['content-security-policy']), /default-src 'self'/)
})

test('the contract and its reference are served', async () => {
  const contract = (await stranger.get('/api/openapi.json')).json()
  assert.equal(contract.openapi, '3.1.0')
  assert.ok(Object.keys(contract.paths).length > 20)
  assert.ok([200, 302].includes((await stranger.get('/api/docs')).statusCode))
})

test('too many requests from one address wait, those of others do not', async (t) => {
  standStill(t)
  const { visitor } = await studio.alsoServed({ REQUESTS_PER_MINUTE: '5' })
  const codes: number[] = []
  for (let n = 0; n < 7; n++)
    codes.push((await visitor('', '203.0.113.7').get('/api/vods', { 'x-forwarded-for': `198.51.100.${n}` })).statusCode)
  assert.deepEqual(codes, [200, 200, 200, 200, 200, 429, 429])
  assert.equal((await visitor('', '203.0.113.8').get('/api/vods')).statusCode, 200)
  const proxied = await studio.alsoServed({ REQUESTS_PER_MINUTE: '5', TRUSTED_PROXIES: '10.0.0.1' })
  const through = (client: string) => proxied.visitor('', '10.0.0.1').get('/api/vods', { 'x-forwarded-for': client })
  for (let n = 0; n < 5; n++) await through('198.51.100.1')
  assert.equal((await through('198.51.100.1')).statusCode, 429)
  // What a client puts in front of what the proxy adds is not believed.
  assert.equal((await through('198.51.100.9, 198.51.100.1')).statusCode, 429)
  assert.equal((await through('198.51.100.2')).statusCode, 200)
})

test('pages and media have a limit too, ten times as wide, and probes have none', async (t) => {
  standStill(t)
  const { visitor } = await studio.alsoServed({ REQUESTS_PER_MINUTE: '1' })
  const guest = visitor('', '203.0.113.7')
  for (let n = 0; n < 5; n++) assert.equal((await guest.get('/watch/none')).statusCode, 200)
  for (let n = 0; n < 5; n++) assert.equal((await guest.get('/media/none/master.m3u8')).statusCode, 403)
  assertProblem(await guest.get('/watch/none'), 429, 'request.too_many')
  assertProblem(await guest.get('/media/none/master.m3u8'), 429, 'request.too_many')
  assert.equal((await guest.get('/healthz')).statusCode, 200)
  assert.equal((await visitor('', '203.0.113.8').get('/watch/none')).statusCode, 200)
})

test('who asks while the program stops is told so as a problem', async () => {
  const { app } = await studio.alsoServed({})
  await app.listen({ port: 0, host: '127.0.0.1' })
  const socket = connect((app.server.address() as AddressInfo).port)
  after(() => socket.destroy())
  let answer = ''
  socket.on('data', (chunk) => {
    answer += chunk
  })
  const head = 'HTTP/1.1\r\nhost: localhost\r\n'
  const begun = once(app.server, 'request')
  socket.write(`POST /api/auth/sign-out ${head}content-type: application/json\r\ncontent-length: 2\r\n\r\n{`)
  await begun
  const closed = app.close()
  socket.write(`}GET /api/me ${head}\r\n`)
  await eventually(async () => answer.includes('server.unavailable'))
  assert.match(answer, /503 Service Unavailable.*retry-after: 2.*application\/problem\+json/is)
  socket.destroy()
  await closed
})
