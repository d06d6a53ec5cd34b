import type { IncomingMessage } from 'node:http'
import type { FastifyRequest } from 'fastify'
import type { App } from '../http.ts'
import { PartSizeMismatch } from './errors.ts'
import { PART_PATH } from './part-address.ts'
import type { ObjectStore } from './store.ts'

/** The rest of a refused part is read and dropped, so that the client comes to read the answer; but not without end. */
const DROP_BYTES = 64 * 1024 * 1024
const DROP_MS = 60_000

/**
 * PUT of one part to the address that `presignPart` made. The address is the permission: no cookie, no Origin, any
 * content type. Register it outside of whatever wants a session. Answers 200 and the part's `ETag` once it is durable.
 * With a store that takes parts itself there is nothing to register.
 * @param options.silenceMs a client that sends nothing for this long is gone; its part will be asked for again
 */
export function registerPartRoutes(app: App, store: ObjectStore, options = { silenceMs: 60_000 }): void {
  const receiver = store.partReceiver
  if (!receiver) return
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, _body, done) => done(null))
    // The type of a part says nothing, and one that cannot be read is no reason to refuse the part.
    scope.addHook('onRequest', async (request) => {
      delete request.raw.headers['content-type']
    })

    // A wildcard, because a named parameter is cut off at 100 characters.
    scope.put<{ Params: { '*': string } }>(`${PART_PATH}*`, { schema: { hide: true } }, async (request, reply) => {
      const body = request.raw
      body.socket.setTimeout(options.silenceMs)
      body.once('end', () => body.socket.setTimeout(0))
      try {
        const address = receiver.readAddress(request.params['*'])
        checkLength(request, address.size)
        const { etag } = await receiver.writePart(address, body)
        return await reply.header('etag', etag).code(200).send()
      } catch (error) {
        if (Number(request.headers['content-length']) <= DROP_BYTES) drop(body)
        else reply.header('connection', 'close')
        throw error
      }
    })
  })
}

/** The address may be made up, so nobody drips bytes into it for good. */
function drop(body: IncomingMessage) {
  const timer = setTimeout(() => body.destroy(), DROP_MS)
  body.once('close', () => clearTimeout(timer)).resume()
}

function checkLength(request: FastifyRequest, size: number) {
  const length = request.headers['content-length']
  if (length !== undefined && Number(length) !== size) {
    throw new PartSizeMismatch({ expectedBytes: size, announcedBytes: Number(length) })
  }
}
