import assert from 'node:assert/strict'
import { once } from 'node:events'
import { type AddressInfo, connect } from 'node:net'
import { type TestContext, test } from 'node:test'
import Fastify from 'fastify'
import type { App } from './http.ts'
import { cutOffSlowBodies } from './slow-body.ts'

async function server(t: TestContext, limits: { shortMs: number; longMs: number }) {
  const app = Fastify()
  cutOffSlowBodies(app as unknown as App, limits) // the types of bodies do not matter here
  app.post('/', async () => 'read')
  app.put('/store/parts/*', async () => 'read')
  await app.listen({ port: 0, host: '127.0.0.1' })
  t.after(() => app.close())
  const { port } = app.server.address() as AddressInfo // it listens on a port
  return (head: string) => {
    const socket = connect(port, '127.0.0.1')
    t.after(() => socket.destroy())
    socket.on('error', () => {}) // being cut off is what is looked for
    socket.write(head)
    return socket
  }
}
const JSON_OF = (length: string) => `HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${length}\r\n\r\n{`

test('who holds a body back is cut off, with a length and without', async (t) => {
  const send = await server(t, { shortMs: 50, longMs: 100 })
  await Promise.all(
    ['content-length: 9', 'content-length: 70000', 'transfer-encoding: chunked'].map((length) =>
      once(send(`POST / ${JSON_OF(length)}`).resume(), 'close'),
    ),
  )
})

test('a part may be slow, and so may the answer to a body that was read', async (t) => {
  const send = await server(t, { shortMs: 50, longMs: 50 })
  const part = send(`PUT /store/parts/x ${JSON_OF('content-length: 2')}`)
  const read = send(`POST / ${JSON_OF('content-length: 2')}}`)
  await once(read, 'data')
  await once(send(`POST / ${JSON_OF('content-length: 9')}`).resume(), 'close') // longer than the limit has passed
  assert.equal(part.destroyed, false)
  part.write('}')
  assert.match(String((await once(part, 'data'))[0]), /read/)
  read.write('GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n')
  assert.match(String((await once(read, 'data'))[0]), /404/)
})
