import assert from 'node:assert/strict'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { type TestContext, test } from 'node:test'
import { PATIENCE_MS } from '#test/eventually.ts'
import { fetchOutbound, OutboundFailed, OutboundRefused } from './outbound.ts'
import { isPublic } from './outbound-rules.ts'

async function serve(t: TestContext, listener: RequestListener) {
  const server = createServer(listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  t.after(() => {
    server.closeAllConnections()
    server.close()
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
const HERE = { allow: ['127.0.0.1'], maxBytes: 1000 }

test('no spelling of an inner address is within reach', async () => {
  for (const address of [
    'http://127.0.0.1/',
    'http://127.1/',
    'http://0x7f.1/',
    'http://0x7f000001/',
    'http://2130706433/',
    'http://017700000001/',
    'http://0/',
    'http://127.0.0.1./',
    'http://localhost/',
    'http://LOCALHOST./',
    'http://x.localhost/',
    'http://[::1]/',
    'http://[::]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[64:ff9b::127.0.0.1]/',
    'http://[64:ff9b:1::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[2001:0:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fec0::1]/',
    'http://[fd00:ec2::254]/',
    'http://[ff02::1]/',
    'http://10.1.2.3/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.100.100.200/',
    'http://168.63.129.16/',
    'http://192.0.0.192/',
    'http://198.18.0.1/',
    'http://224.0.0.1/',
    'http://255.255.255.255/',
    'http://①②⑦.0.0.1/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'gopher://example.org/',
    'http://user:secret@93.184.216.34/',
    'http://93.184.216.34:22/',
    'http://example.org:6379/',
    'http://',
    'nonsense',
  ])
    await assert.rejects(
      fetchOutbound(address, {
        allow: [],
        maxBytes: 1,
        // What a resolver says of the names of this machine; this test asks nobody.
        resolve: async (name) => [{ address: /localhost/i.test(name) ? '127.0.0.1' : '93.184.216.34', family: 4 }],
      }),
      OutboundRefused,
      address,
    )
})

test('public addresses are public', () => {
  for (const address of ['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1', '::ffff:8.8.8.8'])
    assert.equal(isPublic(address), true, address)
  for (const address of ['fe80::1%eth0', '2001:db8::1', '3fff::1', '', 'x']) assert.equal(isPublic(address), false)
})

test('a name is connected to at the address that was checked, and one inner address among several is too many', async (t) => {
  let asked = 0
  const base = await serve(t, (_, res) => void res.end(String(++asked)))
  const { port } = new URL(base)
  let resolved = 0
  // The second answer would be another one: it is never asked for.
  const rebinding = async () => [{ address: ++resolved === 1 ? '127.0.0.1' : '10.0.0.1', family: 4 }]
  const answer = await fetchOutbound(`http://films.example:${port}/`, { ...HERE, resolve: rebinding })
  assert.deepEqual([(await buffer(answer.body)).toString(), resolved], ['1', 1])
  await assert.rejects(
    fetchOutbound('http://films.example/', {
      allow: [],
      maxBytes: 1,
      resolve: async () => [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ],
    }),
    OutboundRefused,
  )
  assert.equal(asked, 1)
})

test('allowed are names with every port, and networks', async (t) => {
  const base = await serve(t, (_, res) => void res.end('x'))
  const { port } = new URL(base)
  for (const allow of [['127.0.0.1'], ['127.0.0.0/8'], ['10.0.0.0/8', '127.0.0.1/32']])
    (await fetchOutbound(base, { allow, maxBytes: 10 })).body.destroy()
  const resolve = async () => [{ address: '127.0.0.1', family: 4 }]
  ;(await fetchOutbound(`http://nas:${port}/`, { allow: ['nas'], maxBytes: 10, resolve })).body.destroy()
  for (const allow of [['nas2'], ['10.0.0.0/8'], ['::1/128']])
    await assert.rejects(fetchOutbound(`http://nas:${port}/`, { allow, maxBytes: 10, resolve }), OutboundRefused)
})

test('redirects are checked as the first address is, and are at most three', async (t) => {
  let hops = 0
  const base = await serve(t, (req, res) => {
    const to = new URL(`http://x${req.url}`).searchParams.get('to')
    if (req.url === '/again') res.writeHead(302, { location: `/again?${++hops}` }).end()
    else if (to) res.writeHead(307, { location: to }).end()
    else if (req.url?.startsWith('/again')) res.writeHead(302, { location: '/again' }).end(String(++hops))
    else res.end('arrived')
  })
  const answer = await fetchOutbound(`${base}/?to=/there`, HERE)
  assert.deepEqual([(await buffer(answer.body)).toString(), answer.url.pathname], ['arrived', '/there'])
  for (const to of ['http://10.0.0.1/', 'http://[::1]/', 'file:///etc/passwd', 'http://u:p@127.0.0.1/', 'http://'])
    await assert.rejects(fetchOutbound(`${base}/?to=${encodeURIComponent(to)}`, HERE), OutboundRefused, to)
  await assert.rejects(fetchOutbound(`${base}/again`, HERE), /more than 3 times/)
  assert.equal(hops, 4)
  const first = await fetchOutbound(`${base}/?to=/there`, { ...HERE, redirects: 0 })
  first.body.destroy()
  assert.equal(first.status, 307)
})

test('what is endless, late or cut off ends with an error', async (t) => {
  const base = await serve(t, (req, res) => {
    if (req.url === '/silent') return
    if (req.url === '/half') {
      res.writeHead(200, { 'content-length': 100 }).write('half')
      setTimeout(() => res.destroy(), 20)
      return
    }
    res.write('x'.repeat(100))
    if (req.url === '/much') res.end('x'.repeat(2000))
  })
  const read = async (path: string, limits = { answerMs: 100, silenceMs: 200 }) =>
    buffer((await fetchOutbound(base + path, { ...HERE, ...limits })).body)
  await assert.rejects(read('/much', { answerMs: PATIENCE_MS, silenceMs: PATIENCE_MS }), OutboundRefused)
  await assert.rejects(read('/silent'), OutboundFailed)
  await assert.rejects(read('/slow'), OutboundFailed)
  await assert.rejects(read('/half'), OutboundFailed)
  await assert.rejects(fetchOutbound('http://127.0.0.1:1/', HERE), /Nothing listens there/)
  await assert.rejects(fetchOutbound(base, { ...HERE, signal: AbortSignal.abort(new Error('enough')) }), /enough/)
})
