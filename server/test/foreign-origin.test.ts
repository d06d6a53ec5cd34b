import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { type IncomingMessage, request } from 'node:http'
import { json } from 'node:stream/consumers'
import { after, test } from 'node:test'
import { assertProblem } from './problems.ts'
import { contractRoutes, fill } from './routes.ts'
import { openStudio } from './studio.ts'

const studio = await openStudio({ after })
const ana = await studio.given.person('Ana')
const mutating = contractRoutes().filter((route) => route.method !== 'GET')

/** What a request from elsewhere could have changed. */
const everything = async () => {
  const { rows } = await studio.ctx.database.pool.query(`
    select (select json_agg(v order by id) from content.videos v) as videos, (select json_agg(s order by id) from uploads.sessions s) as uploads,
      (select json_agg(c order by id) from accounts.channels c) as channels, (select json_agg(k order by id) from accounts.api_keys k) as keys,
      (select json_agg(u order by id) from auth."user" u) as people, (select json_agg(s order by id) from auth.session s) as sessions,
      (select json_agg(a order by id) from auth.account a) as passwords, (select count(*) from platform.mails) as mails,
      (select count(*) from analytics.inbox) as inbox`)
  return rows[0]
}

test('a page of another site changes nothing, whichever route it calls', async () => {
  const { videoId } = (await ana.post('/api/uploads', { filename: 'a', size: 1 })).json()
  await ana.post('/api/creator/api-keys', { name: 'k', scopes: ['videos:read'] })
  const before = await everything()
  assert.ok(mutating.length > 15)
  for (const { method, path } of mutating)
    for (const headers of [
      { origin: 'https://evil.example' },
      { origin: 'null' },
      { origin: 'http://localhost:4999.evil.example' },
      { origin: 'https://localhost:4999' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
    ])
      for (const body of path.includes('/auth/')
        ? [{}, { email: ana.email, password: 'correct horse' }]
        : [undefined]) {
        const answer = await studio.app.inject({
          method,
          url: fill(path, videoId),
          headers: { cookie: ana.cookie, ...headers },
          ...(body ? { payload: body } : {}),
        })
        assertProblem(answer, 403, 'request.foreign_origin', `${method} ${path} ${JSON.stringify(headers)}`)
      }
  assert.deepEqual(await everything(), before)
})

test('another spelling of an address is no way around it', async () => {
  const { host, hostname, port } = new URL(studio.base)
  const body = JSON.stringify({ email: ana.email, password: 'correct horse' })
  for (const path of [
    '/%61pi/auth/sign-in/email',
    `http://${host}/api/auth/sign-in/email`,
    '/%61pi/uploads',
    '/api/uploads/',
    `http://${host}/api/uploads`,
  ]) {
    const asking = request({
      hostname,
      port,
      path,
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example', cookie: ana.cookie },
    })
    asking.end(body)
    const [answer] = (await once(asking, 'response')) as [IncomingMessage] // http's own event
    const { code } = (await json(answer)) as { code?: string }
    assert.deepEqual([answer.statusCode, code], [403, 'request.foreign_origin'], path)
    assert.equal(answer.headers['set-cookie'], undefined)
  }
})

test('pages of ours and programs may change things', async () => {
  const fine: Record<string, string>[] = [
    {},
    { origin: 'http://localhost:4999' },
    { origin: studio.base, host: new URL(studio.base).host },
    { 'sec-fetch-site': 'same-origin' },
  ]
  for (const headers of fine)
    assert.equal(
      (await ana.post('/api/uploads', { filename: 'a', size: 1 }, headers)).statusCode,
      201,
      JSON.stringify(headers),
    )
})

test('a part address asks for no origin: it is the permission itself', async () => {
  const { id } = (await ana.post('/api/uploads', { filename: 'a', size: 3 })).json()
  const [{ url }] = (await ana.post(`/api/uploads/${id}/parts`, { partNumbers: [1] })).json().urls
  const answer = await fetch(new URL(url, studio.base), {
    method: 'PUT',
    body: 'abc',
    headers: { origin: 'https://evil.example' },
  })
  assert.equal(answer.status, 200)
})

test('a socket is not opened for a page of another site', async () => {
  const upgrade = {
    connection: 'upgrade',
    upgrade: 'websocket',
    'sec-websocket-version': '13',
    'sec-websocket-key': randomUUID(),
    cookie: ana.cookie,
  }
  const answer = await fetch(new URL('/api/creator/socket', studio.base), {
    headers: { cookie: ana.cookie, origin: 'https://evil.example' },
  })
  assert.notEqual(answer.status, 200)
  const asking = request(new URL('/api/creator/socket', studio.base), {
    headers: { ...upgrade, origin: 'https://evil.example' },
  }).end()
  const [refused] = (await once(asking, 'response')) as [IncomingMessage] // http's own event
  assert.equal(refused.statusCode, 403)
  refused.resume()
})
