import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Ctx } from '#platform/context.ts'
import type { App } from '#platform/http.ts'
import { RangeNotSatisfiable } from '#platform/storage/errors.ts'
import { checkToken } from './address.ts'
import { MediaNotFound } from './errors.ts'
import { parseRange } from './range.ts'
import { assetOfKey, folderOf, listenForMedia, type WrittenFile } from './service.ts'

/** `/media/:mediaKey/...` for public media, `/media/~expiry.signature/:mediaKey/...` for the rest. */
export function registerMediaRoutes(app: App, ctx: Ctx) {
  listenForMedia(ctx)
  app.route({
    // Not by exposeHeadRoute: that one answers that the file is empty.
    method: ['GET', 'HEAD'],
    url: '/media/*',
    schema: { hide: true },
    handler: (req, reply) => serve(ctx, req, reply),
  })
}

const FILE = /^[a-zA-Z0-9_-]{1,100}(\.[a-zA-Z0-9]{1,10}){0,2}$/

/** Read from the store itself where it can be; pictures and lists are so small that a second request costs more than passing them on. */
const LARGE = /\.(m4s|mp4|m4a)$|\/storyboard-\d+\.jpg$/
/** A video made private goes on playing from an address of the store for at most this and a quarter of an hour. */
const ADDRESS_S = 3600
const REDIRECT_KEPT_S = 900

async function serve(ctx: Ctx, req: FastifyRequest, reply: FastifyReply) {
  const segments = (req.params as { '*': string })['*'].split('/') // the route ends in a wildcard
  const token = segments[0]?.startsWith('~') ? segments.shift() : undefined
  const mediaKey = segments.shift() ?? ''
  if (segments.length === 0 || segments.length > 2 || !segments.every((name) => FILE.test(name)))
    throw new MediaNotFound()
  if (token) checkToken(ctx.secrets, token, mediaKey, ctx.clock())
  const asset = await assetOfKey(ctx, mediaKey)
  if (!asset || (!token && asset.visibility !== 'public')) throw new MediaNotFound()

  const isPublic = asset.visibility === 'public'
  const [folder = '', name] = segments
  const written = name === undefined ? undefined : await folderOf(folder)?.(ctx, asset.id, name)
  if (written) return sendWritten(req, reply, { written, isPublic })
  if (written === null) throw new MediaNotFound()

  const key = `media/${asset.id}/${segments.join('/')}`
  const playlist = key.endsWith('.m3u8')
  // HEAD is answered here: an address is signed for GET alone.
  if (LARGE.test(key) && req.method === 'GET') {
    const address = await ctx.store.presignGet(key, ADDRESS_S)
    if (address) return redirect(reply, address, asset.visibility === 'public')
  }
  let range = playlist ? undefined : parseRange(req.headers.range)
  const unchanged = req.headers['if-none-match']
  const sameFor = req.headers['if-range']
  if (unchanged || sameFor || req.method === 'HEAD') {
    const head = await ctx.store.head(key)
    if (!head) throw new MediaNotFound()
    setHeaders(reply, head, playlist, asset.visibility === 'public')
    if (unchanged && isNamed(head.etag, unchanged)) return reply.code(304).send()
    if (req.method === 'HEAD') return reply.header('content-length', head.size).send()
    // RFC 9110 section 13.1.5: a part of what has been replaced does not fit the parts that the client has.
    if (sameFor && sameFor !== head.etag) range = undefined
  }
  const found = await ctx.store.get(key, range).catch((error: unknown) => {
    if (error instanceof RangeNotSatisfiable) reply.header('content-range', `bytes */${error.extra.size}`)
    throw error
  })
  if (!found) throw new MediaNotFound()
  setHeaders(reply, found, playlist, asset.visibility === 'public')
  if (found.range) {
    reply.code(206).header('content-range', `bytes ${found.range.start}-${found.range.end}/${found.size}`)
    reply.header('content-length', found.range.end - found.range.start + 1)
  } else reply.header('content-length', found.size)
  return reply.send(found.body)
}

function sendWritten(
  req: FastifyRequest,
  reply: FastifyReply,
  { written, isPublic }: { written: WrittenFile; isPublic: boolean },
) {
  const { body, ...head } = written
  setHeaders(reply, head, false, isPublic)
  reply.header('accept-ranges', 'none')
  const unchanged = req.headers['if-none-match']
  if (unchanged && isNamed(head.etag, unchanged)) return reply.code(304).send()
  reply.header('content-length', body.length)
  return req.method === 'HEAD' ? reply.send() : reply.send(body)
}

/** The address lives longer than any cache keeps the redirect, so that a kept one never leads to a refusal. */
const redirect = (reply: FastifyReply, address: string, isPublic: boolean) =>
  reply
    .headers({
      'cache-control': `${isPublic ? 'public' : 'private'}, max-age=${REDIRECT_KEPT_S}`,
      'cross-origin-resource-policy': 'same-site',
    })
    .redirect(address, 302)

/** RFC 9110 section 13.1.2: weak comparison, and `*` is any. */
const isNamed = (etag: string, list: string) =>
  list.split(',').some((each) => ['*', etag].includes(each.trim().replace(/^W\//, '')))

/** Modest ages: a video made private stops being served by us at once, and by caches soon after. */
function setHeaders(
  reply: FastifyReply,
  object: { etag: string; contentType: string; modified: Date },
  playlist: boolean,
  isPublic: boolean,
) {
  const age = playlist ? 2 : 3600 // a playlist may still be growing
  reply.headers({
    etag: object.etag,
    'last-modified': object.modified.toUTCString(),
    'content-type': object.contentType,
    'cache-control': `${isPublic ? 'public' : 'private'}, max-age=${age}`,
    'accept-ranges': playlist ? 'none' : 'bytes',
    'cross-origin-resource-policy': 'same-site',
  })
}
